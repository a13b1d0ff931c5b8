"""The page of a team's sender and signature, and the composer that shows it."""

import pytest
from django.test import Client

from helpdesk.outgoing.models import Mailbox, TeamSender
from helpdesk.outgoing.services.save_team_sender import save_team_sender
from helpdesk.people.models import Team, User
from helpdesk.tickets.models import Message
from tests import factories

pytestmark = pytest.mark.django_db


def page(team: Team) -> str:
    return f"/desk/settings/teams/{team.pk}/sender/"


@pytest.fixture
def manager(client: Client, bob: User) -> Client:
    client.force_login(bob)
    return client


def text(answer: object) -> str:
    return " ".join(getattr(answer, "content").decode().split())  # noqa: B009 - whatever the client answers with


def test_it_is_saved_and_shown_again(manager: Client, team: Team) -> None:
    box = Mailbox.objects.create(address="returns@harborpine.example")
    sent = {"name": "Returns", "mailbox": box.pk, "signature_en": "Bye\r\n{{ agent.name }}", "signature_de": ""}
    assert manager.post(page(team), sent).status_code == 302
    row = TeamSender.objects.get()
    assert (row.name, row.mailbox, row.signatures) == ("Returns", box, {"en": "Bye\n{{agent.name}}"})
    assert "{{agent.name}}</textarea>" in text(manager.get(page(team)))


def test_the_page_of_the_team_leads_to_it(manager: Client, team: Team) -> None:
    assert page(team) in text(manager.get(f"/desk/settings/teams/{team.pk}/"))


def test_a_preview_on_a_real_ticket_stores_nothing(manager: Client, team: Team) -> None:
    ticket = factories.ticket(language="de")
    sent = {"name": "Returns", "signature_en": "Bye\n{{agent.name}} #{{ticket.number}}", "number": ticket.number}
    words = text(manager.post(page(team), sent | {"preview": "1"}))
    assert f"Bye Bob #{ticket.number}" in words
    assert "Bob · Returns" in words
    assert "this is the one in English" in words
    assert not TeamSender.objects.exists()


@pytest.mark.parametrize(
    ("sent", "told"),
    [({"signature_en": "{{nobody}}"}, "There is no placeholder {{nobody}}"), ({"number": "99"}, "You see no ticket")],
)
def test_what_cannot_be_shown_says_why_and_keeps_what_was_typed(
    manager: Client, team: Team, sent: dict[str, str], told: str
) -> None:
    answer = manager.post(page(team), {"name": "Returns", "preview": "1", **sent})
    assert answer.status_code == 422
    assert told in text(answer)
    assert 'value="Returns"' in text(answer)


def test_it_is_for_those_who_may_change_teams(client: Client, alice: User, team: Team) -> None:
    client.force_login(alice)
    assert client.get(page(team)).status_code == 403


def test_the_composer_shows_what_the_customer_gets(client: Client, alice: User, team: Team) -> None:
    save_team_sender(team=team, name="", mailbox=None, signatures={"en": "Bye, {{agent.name}}"}, by=None)
    ticket = factories.ticket(team=team)
    client.force_login(alice)
    shown = text(client.get(f"/desk/tickets/{ticket.number}/"))
    assert "data-signature>Bye, Alice</div>" in shown
    mark = shown.split('name="seen_signature" value="')[1].split('"')[0]
    client.post(
        f"/desk/tickets/{ticket.number}/reply/",
        {"kind": "reply", "body": "Hello", "seen_signature": mark, "status": "waiting"},
    )
    assert Message.objects.get(direction="out").signature == "Bye, Alice"
    assert "Bye, Alice" in text(client.get(f"/desk/tickets/{ticket.number}/"))


def test_a_composer_with_another_signature_is_shown_anew(client: Client, alice: User, team: Team) -> None:
    save_team_sender(team=team, name="", mailbox=None, signatures={"en": "Bye, {{agent.name}}"}, by=None)
    ticket = factories.ticket(team=team)
    client.force_login(alice)
    sent = {"kind": "reply", "body": "Hello", "seen_signature": "0000000000000000", "status": "waiting"}
    answer = client.post(f"/desk/tickets/{ticket.number}/reply/", sent)
    assert answer.status_code == 422
    assert "changed meanwhile" in text(answer)
    assert not Message.objects.filter(direction="out").exists()
