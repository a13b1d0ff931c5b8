"""Macros over the API: those that one may press, pressed once, refused in words."""

import pytest
from rest_framework.test import APIClient

from helpdesk.macros.services import archive_macro
from helpdesk.people.models import Team, User
from helpdesk.people.services.api_tokens import issue_api_token
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services import mark_complaint
from tests import factories
from tests.helpdesk.macros.makers import macro
from tests.helpdesk.tickets.api.conftest import with_token

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_alice(alice: User) -> APIClient:
    return with_token(alice)


def of(ticket: Ticket) -> str:
    return f"/api/v1/tickets/{ticket.number}/macros/"


def test_one_lists_those_that_one_may_press(as_alice: APIClient, alice: User, charlie: User, team: Team) -> None:
    shown = macro("Refund", {"priority": "high"}, folder="Money", team=team)
    macro("Hidden", owner=charlie)
    archive_macro(macro=macro("Away"), by=None)
    (row,) = as_alice.get("/api/v1/macros/").json()["results"]
    assert row == {
        "id": shown.pk,
        "name": "Refund",
        "folder": "Money",
        "team": team.name,
        "is_own": False,
        "actions": [{"do": "priority", "value": "high"}],
        "reply": None,
    }
    assert as_alice.get(f"/api/v1/macros/{shown.pk}/").json() == row


def test_a_press_does_it_and_says_what_came_of_each_action(as_alice: APIClient, ticket: Ticket) -> None:
    row = macro("Refund", {"priority": "high", "untag": "gone"})
    answer = as_alice.post(of(ticket), {"macro": row.pk, "version": ticket.version}, format="json")
    ticket.refresh_from_db()
    assert answer.json() == {
        "number": ticket.number,
        "version": ticket.version,
        "parts": [
            {"do": "priority", "outcome": "change", "words": "Normal → High"},
            {"do": "untag", "outcome": "idle", "words": "Not tagged gone"},
        ],
    }
    line = ticket.activities.latest("pk")
    assert {"token", "macro"} <= set(line.cause)


def test_with_a_key_it_takes_effect_once(as_alice: APIClient, ticket: Ticket) -> None:
    body = {"macro": macro("Note", {"note": "Once."}).pk}
    first, again = (
        as_alice.post(of(ticket), body, format="json", headers={"Idempotency-Key": "press-1"}) for _ in range(2)
    )
    assert first.json() == again.json()
    assert ticket.messages.filter(direction="note").count() == 1


def test_what_a_guard_refuses_is_400_with_the_reason(as_alice: APIClient, alice: User, ticket: Ticket) -> None:
    mark_complaint(ticket=ticket, actor=Actor.of(alice))
    row = macro("Done", {"status": "resolved", "note": "Done."})
    answer = as_alice.post(of(ticket), {"macro": row.pk}, format="json")
    assert answer.status_code == 400
    assert "Set the status: Not resolved" in answer.json()["macro"][0]
    assert not ticket.messages.filter(direction="note").exists()


def test_an_old_version_is_409_with_the_one_that_it_has_now(as_alice: APIClient, ticket: Ticket) -> None:
    answer = as_alice.post(of(ticket), {"macro": macro().pk, "version": 7}, format="json")
    assert (answer.status_code, answer.json()["version"]) == (409, ticket.version)


def test_what_is_not_ones_own_to_use_is_not_there(as_alice: APIClient, charlie: User, ticket: Ticket) -> None:
    hidden, row = factories.ticket(team=factories.team("Other")), macro("Own", owner=charlie)
    assert as_alice.post(of(hidden), {"macro": row.pk}, format="json").status_code == 404
    assert as_alice.post(of(ticket), {"macro": row.pk}, format="json").status_code == 400
    assert as_alice.get(f"/api/v1/macros/{row.pk}/").status_code == 404


def test_a_token_reads_macros_and_presses_them_by_its_areas(alice: User, ticket: Ticket) -> None:
    row = macro()
    client = APIClient()
    for areas, reads, presses in ((["macros"], 200, 403), (["tickets"], 403, 200)):
        token = issue_api_token(user=alice, areas=areas)
        client.credentials(HTTP_AUTHORIZATION=f"Token {token}")
        assert client.get("/api/v1/macros/").status_code == reads
        assert client.post(of(ticket), {"macro": row.pk}, format="json").status_code == presses
