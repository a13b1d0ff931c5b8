"""Whoever leaves leaves nothing behind that no list shows."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from helpdesk.audit.models import AuditEntry
from helpdesk.people.models import Role, Team, User
from helpdesk.people.services.staff import come_back, leave
from helpdesk.tickets.models import PENDING, Draft, Message, Task, Ticket
from tests import factories
from tests.helpdesk.people.staff.conftest import left

pytestmark = pytest.mark.django_db


def test_all_that_is_theirs_goes_to_others_in_the_same_step(busy: User, bob: User, heir: User) -> None:
    assert left(busy) == {"tickets": 11, "tasks": 2, "scheduled": 1}
    leave(person=busy, by=bob, to={"tickets": heir, "tasks": None})
    assert left(busy) == {}
    assert Ticket.objects.filter(assignee=heir).count() == 11
    assert Task.objects.filter(assignee=None, done_at=None).count() == 2
    assert not Message.objects.filter(delivery__in=PENDING).exists()
    assert Draft.objects.get(user=bob).body == "Tomorrow we know more."


def test_what_goes_to_nobody_waits_in_unassigned(busy: User, bob: User) -> None:
    leave(person=busy, by=bob, to={})
    assert Ticket.objects.filter(assignee=None).count() == 11


def test_each_ticket_s_history_says_who_took_it_over(busy: User, bob: User, heir: User) -> None:
    leave(person=busy, by=bob, to={"tickets": heir})
    line = Ticket.objects.latest("pk").activities.latest("pk")
    assert (line.actor_label, "assignee" in line.changes) == ("Bob", True)


def test_the_account_is_closed_with_its_sessions(client: Client, busy: User, bob: User) -> None:
    client.force_login(busy)
    leave(person=busy, by=bob, to={})
    assert client.get("/desk/tickets/").status_code == 302


def test_they_can_come_back_with_role_and_teams(busy: User, bob: User, team: Team) -> None:
    leave(person=busy, by=bob, to={})
    person = come_back(person=busy, by=bob)
    assert (person.is_agent, list(person.teams.all()), left(person)) == (True, [team], {})


def test_nobody_closes_their_own_account_nor_one_above(bob: User) -> None:
    admin = factories.user("Ada", role=Role.ADMIN)
    for person in (bob, admin):
        with pytest.raises(ValidationError):
            leave(person=person, by=bob, to={})


def test_the_last_admin_does_not_leave() -> None:
    admin = factories.user("Ada", role=Role.ADMIN)
    with pytest.raises(ValidationError, match="the last admin"):
        leave(person=admin, by=None, to={})


def test_nobody_who_left_takes_anything_over(busy: User, bob: User, heir: User) -> None:
    leave(person=heir, by=bob, to={})
    heir.refresh_from_db()
    with pytest.raises(ValidationError, match="cannot take over"):
        leave(person=busy, by=bob, to={"tickets": heir})
    busy.refresh_from_db()
    assert (busy.is_active, left(busy)["tickets"]) == (True, 11)


def test_one_entry_of_the_audit_log_says_who_got_what(busy: User, bob: User, heir: User) -> None:
    leave(person=busy, by=bob, to={"tickets": heir})
    changes = AuditEntry.objects.get(kind="person", thing_id=str(busy.pk)).changes
    assert changes["is_active"] == [True, False]
    assert [(row["what"], row["count"], row["to"]) for row in changes["handed_over"][1]] == [
        ("tickets", 11, "Dora"),
        ("tasks", 2, ""),
        ("scheduled", 1, "Bob"),
    ]
