"""The panel beside a ticket, and the settings."""

import pytest
from django.test import Client

from helpdesk.people.models import User
from surveys import services
from surveys.models import Programme
from tests import factories
from tests.surveys.conftest import Asked

SETTINGS = "/desk/surveys/settings/"


def panel(client: Client, user: User, number: int) -> str:
    client.force_login(user)
    response = client.get(f"/desk/surveys/tickets/{number}/")
    return " ".join(response.content.decode().split())


def test_the_panel_tells_the_decision_the_answer_and_the_follow_up(client: Client, asked: Asked, alice: User) -> None:
    assert "no answer yet" in panel(client, alice, asked.ticket.number)
    services.record_answer(invitation=asked.invitation, score=3)
    html = panel(client, alice, asked.ticket.number)
    assert "3 of 10" in html
    assert "Follow-up: To do" in html


def test_the_panel_of_a_foreign_ticket_is_absent(client: Client, asked: Asked, charlie: User) -> None:
    client.force_login(charlie)
    assert client.get(f"/desk/surveys/tickets/{asked.ticket.number}/").status_code == 404


def test_the_panel_of_an_open_ticket(client: Client, alice: User) -> None:
    assert "when the ticket is resolved" in panel(client, alice, factories.ticket().number)


def values(kind: str, **changes: str) -> dict[str, str]:
    shown = {"is_active": "on", "share": "100", "delay_minutes": "5", "cool_down_days": "90", "question_en": "Well?"}
    return {"kind": kind} | {f"{kind}-{name}": value for name, value in (shown | changes).items()}


def test_a_manager_changes_what_is_asked(client: Client, bob: User) -> None:
    client.force_login(bob)
    assert client.post(SETTINGS, values("nps")).status_code == 302
    row = Programme.objects.get(kind="nps")
    assert (row.delay_minutes, row.cool_down_days, row.questions) == (5, 90, {"en": "Well?"})


@pytest.mark.parametrize(
    ("kind", "changes"), [("csat", {}), ("nps", {"share": "101"}), ("nps", {"delay_minutes": "-1"})]
)
def test_shares_of_more_than_a_hundred_and_other_nonsense_are_refused(
    client: Client, bob: User, kind: str, changes: dict[str, str]
) -> None:
    client.force_login(bob)
    Programme.objects.filter(kind="nps").update(is_active=True, share=100)
    before = list(Programme.objects.values())
    assert client.post(SETTINGS, values(kind, **changes)).status_code == 422
    assert list(Programme.objects.values()) == before


def test_agents_do_not_change_it(client: Client, alice: User) -> None:
    client.force_login(alice)
    assert client.post(SETTINGS, values("nps")).status_code == 403
