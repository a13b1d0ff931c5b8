"""Open tickets of somebody who left stand in Unassigned."""

import pytest

from helpdesk.people.models import Role, User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.services import take_over_leavers, update_ticket
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_leavers_open_ticket_is_nobodys_and_says_whose_it_was(alice: User, team: object) -> None:
    ticket = factories.ticket(assignee=alice)
    User.objects.filter(pk=alice.pk).update(is_active=False)
    assert take_over_leavers() == 1
    ticket.refresh_from_db()
    assert ticket.assignee is None
    note = ticket.messages.get(direction="note")
    assert "Alice does not work here any more" in note.body_text
    assert [line.verb for line in ticket.activities.order_by("pk")] == [
        "ticket.created",
        "ticket.changed",
        "note.added",
    ]
    assert take_over_leavers() == 0


def test_whoever_is_staff_no_longer_has_left_too(alice: User) -> None:
    ticket = factories.ticket(assignee=alice)
    User.objects.filter(pk=alice.pk).update(role=Role.CUSTOMER)
    assert take_over_leavers() == 1
    ticket.refresh_from_db()
    assert ticket.assignee is None


def test_what_is_done_stays_theirs(alice: User) -> None:
    ticket = factories.ticket(assignee=alice)
    update_ticket(ticket=ticket, actor=Actor.of(alice), status="resolved")
    User.objects.filter(pk=alice.pk).update(is_active=False)
    assert take_over_leavers() == 0


def test_those_who_stay_keep_theirs(alice: User) -> None:
    factories.ticket(assignee=alice)
    assert take_over_leavers() == 0
