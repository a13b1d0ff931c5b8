"""Transfers are counted, each asks for words to the next team, the second warns, the third escalates."""

import pytest
from django.test import Client
from rest_framework.test import APIClient

from helpdesk.escalation.models import EscalationStep
from helpdesk.escalation.services import take_due_steps, take_transfer
from helpdesk.events.deliver import drain
from helpdesk.notifications.models import Notice
from helpdesk.people.models import Team, TeamMembership, User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services import reply, update_ticket
from tests import factories

pytestmark = pytest.mark.django_db
WORDS = "She was promised a new lid by Friday."


@pytest.fixture
def other() -> Team:
    return factories.team("Returns")


@pytest.fixture
def manager(client: Client, bob: User) -> Client:
    client.force_login(bob)
    return client


@pytest.fixture
def ticket(team: Team) -> Ticket:
    return factories.ticket(team=team)


def transfer(ticket: Ticket, by: User, *teams: Team) -> Ticket:
    for team in teams:
        ticket = update_ticket(ticket=ticket, actor=Actor.of(by), team=team, hand_over=WORDS)
    drain()
    ticket.refresh_from_db()
    return ticket


def told() -> list[str]:
    return [row.user.name for row in Notice.objects.filter(kind="transferred").select_related("user").order_by("pk")]


def test_another_team_asks_for_words_first(manager: Client, ticket: Ticket, team: Team, other: Team) -> None:
    page = manager.post(f"/desk/tickets/{ticket.number}/change/", {"team": other.pk}, follow=True)
    ticket.refresh_from_db()
    assert page.redirect_chain == [(f"/desk/tickets/{ticket.number}/hand-over/?team={other.pk}", 302)]
    assert ticket.team == team
    assert "What the other team has to know" in page.text
    again = manager.post(f"/desk/tickets/{ticket.number}/change/", {"team": other.pk, "hand_over": "  "})
    assert again.status_code == 422


def test_the_menu_of_an_open_page_leads_there_too(manager: Client, ticket: Ticket, team: Team, other: Team) -> None:
    path, there = f"/desk/tickets/{ticket.number}/change/", f"/desk/tickets/{ticket.number}/hand-over/"
    answer = manager.post(path, {"team": other.pk}, headers={"HX-Request": "true", "HX-Target": "ticket-head"})
    assert answer["HX-Redirect"] == f"{there}?team={other.pk}"
    assert manager.get(there, {"team": team.pk}).status_code == 302
    assert manager.get(there, {"team": "0"}).status_code == 404


def test_the_words_become_a_note(manager: Client, ticket: Ticket, other: Team) -> None:
    manager.post(f"/desk/tickets/{ticket.number}/change/", {"team": other.pk, "hand_over": WORDS})
    ticket.refresh_from_db()
    assert (ticket.team, ticket.transfers) == (other, 1)
    assert ticket.messages.get(direction="note").body_text == WORDS


def test_the_first_team_of_a_ticket_needs_no_words(manager: Client, other: Team) -> None:
    ticket = factories.ticket()
    manager.post(f"/desk/tickets/{ticket.number}/change/", {"team": other.pk})
    ticket.refresh_from_db()
    assert (ticket.team, ticket.transfers) == (other, 0)


def test_many_are_handed_over_with_the_same_words_and_taken_back(manager: Client, team: Team, other: Team) -> None:
    tickets = [factories.ticket(team=team) for _ in range(2)]
    press = {"ticket": [one.number for one in tickets], "set": f"team:{other.pk}"}
    page = manager.post("/desk/tickets/bulk/", press)
    assert page.text.count('name="ticket"') == 2
    manager.post("/desk/tickets/bulk/", {**press, "hand_over": WORDS})
    assert list(Ticket.objects.values_list("team", "transfers")) == [(other.pk, 1)] * 2
    manager.post(f"/desk/tickets/bulk/undo/{manager.session['bulk_undo']['token']}/")
    assert list(Ticket.objects.values_list("team", "transfers")) == [(team.pk, 0)] * 2


def test_a_program_says_it_in_the_same_request(bob: User, ticket: Ticket, other: Team) -> None:
    api, path = APIClient(), f"/api/v1/tickets/{ticket.number}/"
    api.force_authenticate(bob)
    refused = api.patch(path, {"team": other.name}, format="json")
    assert (refused.status_code, list(refused.json())) == (400, ["hand_over"])
    assert api.patch(path, {"team": other.name, "hand_over": WORDS}, format="json").json()["team"] == other.name


def test_what_rules_do_is_no_transfer(ticket: Ticket, other: Team) -> None:
    moved = update_ticket(ticket=ticket, actor=Actor.rule("Returns", depth=1), team=other)
    assert moved.transfers == 0


def test_the_second_tells_the_leads_of_the_team(bob: User, ticket: Ticket, team: Team, other: Team) -> None:
    TeamMembership.objects.create(user=factories.user("Lea"), team=team, is_lead=True)
    ticket = transfer(ticket, bob, other, team)
    assert (told(), ticket.escalation) == (["Lea"], "0")


def test_the_third_escalates_until_somebody_answers(bob: User, ticket: Ticket, team: Team, other: Team) -> None:
    factories.user("Mia", role="manager")
    ticket = transfer(ticket, bob, other, team, other)
    assert (told(), ticket.escalation) == (["Mia"], "1")
    assert ticket.activities.filter(verb="escalation.escalated").count() == 1
    reply(ticket=ticket, body_text="Here it is.", actor=Actor.of(bob), author=bob)
    take_due_steps()
    ticket.refresh_from_db()
    assert ticket.escalation == "0"


def test_a_transfer_that_is_heard_of_twice_is_told_once(bob: User, ticket: Ticket, team: Team, other: Team) -> None:
    factories.user("Mia", role="manager")
    ticket = transfer(ticket, bob, other, team, other)
    assert not take_transfer(ticket_id=ticket.pk, times=3, actor_id=bob.pk)
    assert (len(told()), EscalationStep.objects.count()) == (1, 1)
