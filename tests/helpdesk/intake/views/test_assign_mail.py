"""Adding a message that was set aside to a ticket, by its number or by words, among the tickets that one may see."""

import pytest
from django.test import Client

from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.people.models import Team, User
from helpdesk.tickets.models import Direction, Participant
from tests import factories
from tests.helpdesk.conftest import Deliver

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, alice: User) -> Client:
    client.force_login(alice)
    return client


@pytest.fixture
def here(deliver: Deliver) -> str:
    row = deliver(x_loop="help@harborpine.example")
    return f"/desk/quarantine/{row.pk}/assign/"


def test_tickets_are_found_by_number_and_words_and_only_ones_own(desk: Client, here: str, team: Team) -> None:
    own = factories.ticket("Toaster burns", "It burns", team=team)
    foreign = factories.ticket("Toaster smokes", "It smokes", team=factories.team("Other"))
    assert desk.get(here, {"q": f"#{own.number}"}).context["tickets"] == [own]
    assert desk.get(here, {"q": "toaster"}).context["tickets"] == [own]
    assert desk.get(here, {"q": str(foreign.number)}).context["tickets"] == []
    assert desk.get(here, {"ticket": str(foreign.number)}).context["chosen"] is None


def test_tickets_of_the_sender_are_proposed(desk: Client, here: str) -> None:
    factories.ticket("Of somebody else")
    own = factories.ticket(requester=factories.customer(email="meg@example.org"))
    assert desk.get(here).context["tickets"] == [own]


def test_a_strangers_words_become_a_note_unless_the_person_says_otherwise(desk: Client, here: str) -> None:
    ticket = factories.ticket()
    page = desk.get(here, {"ticket": ticket.number}).content.decode()
    assert "They do not belong to this ticket." in page
    desk.post(here, {"ticket": ticket.number})
    assert ticket.messages.latest("pk").direction == Direction.NOTE
    assert not Participant.objects.exists()


def test_words_and_taking_part_are_chosen(desk: Client, here: str) -> None:
    ticket = factories.ticket()
    answer = desk.post(here, {"ticket": ticket.number, "how": "words", "join": "on"})
    message = ticket.messages.latest("pk")
    assert answer.headers["Location"] == f"/desk/tickets/{ticket.number}/#message-{message.pk}"
    assert (message.direction, message.from_email) == (Direction.IN, "meg@example.org")
    assert Participant.objects.get().email == "meg@example.org"


def test_a_foreign_ticket_is_as_absent_as_none(desk: Client, here: str) -> None:
    foreign = factories.ticket(team=factories.team("Other"))
    for number in (str(foreign.number), "999999999999", "x", "", "9" * 40):
        answer = desk.post(here, {"ticket": number, "how": "words"})
        assert answer.status_code == 422
        assert "not found among those that you may see" in answer.content.decode()
    assert foreign.messages.count() == 1
    assert RawMail.objects.get().outcome == IntakeOutcome.QUARANTINED


def test_a_second_press_leads_to_the_ticket(desk: Client, here: str) -> None:
    ticket = factories.ticket()
    for _ in range(2):
        answer = desk.post(here, {"ticket": ticket.number, "how": "words"}, follow=True)
    assert "You were faster" in answer.content.decode()
    assert ticket.messages.count() == 2
