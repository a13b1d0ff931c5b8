"""One change on many tickets, and its way back."""

from typing import Any

import pytest
from django.test import Client

from helpdesk.people.models import User
from helpdesk.tickets import services
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket

pytestmark = pytest.mark.django_db
BULK = "/desk/tickets/bulk/"


def set_all(client: Client, tickets: list[Ticket], change: str) -> str:
    """Posts the form and returns the page that follows."""
    data = {"ticket": [ticket.number for ticket in tickets], "set": change}
    return str(client.post(BULK, data, follow=True).content.decode())


def undo_address(page: str) -> str:
    return page.split('action="/desk/tickets/bulk/undo/', 1)[1].split('"', 1)[0]


@pytest.mark.parametrize(
    ("change", "field", "value"), [("priority:urgent", "priority", "urgent"), ("status:resolved", "status", "resolved")]
)
def test_all_selected_tickets_change(as_alice: Client, make_ticket: Any, change: str, field: str, value: str) -> None:
    tickets = [make_ticket(), make_ticket()]
    page = set_all(as_alice, tickets, change)
    assert "2 tickets changed." in page
    assert list(Ticket.objects.values_list(field, flat=True)) == [value, value]


def test_undo_sets_them_back_with_their_clock(as_alice: Client, alice: User, make_ticket: Any) -> None:
    tickets = [make_ticket(), make_ticket(assignee=alice)]
    kept = list(Ticket.objects.order_by("pk").values("status", "assignee", "awaiting_since", "due_at", "resolved_at"))
    page = set_all(as_alice, tickets, "status:resolved")
    as_alice.post(f"/desk/tickets/bulk/undo/{undo_address(page)}")
    again = Ticket.objects.order_by("pk").values("status", "assignee", "awaiting_since", "due_at", "resolved_at")
    assert list(again) == kept


def test_undo_leaves_alone_what_somebody_changed_since(as_alice: Client, alice: User, make_ticket: Any) -> None:
    ticket = make_ticket()
    page = set_all(as_alice, [ticket], "priority:urgent")
    services.update_ticket(ticket=ticket, actor=Actor.of(alice), priority="low")
    as_alice.post(f"/desk/tickets/bulk/undo/{undo_address(page)}")
    ticket.refresh_from_db()
    assert ticket.priority == "low"


def test_undo_of_somebody_else_is_404(as_alice: Client, as_bob: Client, make_ticket: Any) -> None:
    page = set_all(as_alice, [make_ticket()], "priority:urgent")
    assert as_bob.post(f"/desk/tickets/bulk/undo/{undo_address(page)}").status_code == 404


def test_tickets_of_another_team_are_ignored(as_charlie: Client, ticket: Ticket) -> None:
    set_all(as_charlie, [ticket], "priority:urgent")
    ticket.refresh_from_db()
    assert ticket.priority == "normal"


def test_a_ticket_that_refuses_is_named_and_holds_up_no_other(as_alice: Client, alice: User, make_ticket: Any) -> None:
    done, fresh = make_ticket(), make_ticket()
    services.update_ticket(ticket=done, actor=Actor.of(alice), status="resolved")
    page = set_all(as_alice, [done, fresh], "status:waiting")
    fresh.refresh_from_db()
    assert fresh.status == "waiting"
    assert f"#{done.number}: A ticket that is resolved cannot become waiting." in page


@pytest.mark.parametrize(
    "change",
    ["", "subject:x", "priority:huge", "assignee:999999", "status", "version:3", "tag_add:x", "own_x:1"],
)
def test_a_change_that_makes_no_sense_changes_nothing(as_alice: Client, ticket: Ticket, change: str) -> None:
    assert "Nothing was changed" in set_all(as_alice, [ticket], change)
