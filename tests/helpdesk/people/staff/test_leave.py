"""Whoever leaves leaves nothing behind that no list shows."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from helpdesk.people.belongings import belongings
from helpdesk.people.models import Role, Team, User
from helpdesk.people.services.staff import come_back, leave
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import PENDING, Draft, Message, Task, Ticket
from helpdesk.tickets.services import add_task, reply
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def heir(team: Team) -> User:
    return factories.user("Dora", teams=(team,))


@pytest.fixture
def busy(alice: User, team: Team) -> User:
    """Alice with eleven open tickets, two tasks and a reply that waits for tomorrow."""
    for _ in range(11):
        factories.ticket(team=team, assignee=alice)
    first, second = Ticket.objects.order_by("pk")[:2]
    for ticket in (first, second):
        add_task(ticket=ticket, title="Call back", actor=Actor.of(alice), assignee=alice, key=f"call {ticket.pk}")
    later = timezone.now() + dt.timedelta(days=1)
    reply(ticket=first, actor=Actor.of(alice), author=alice, body_text="Tomorrow we know more.", send_at=later)
    return alice


def left(person: User) -> dict[str, int]:
    return {one.key: one.count(person) for one in belongings() if one.count(person)}


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


def test_the_page_shows_what_is_theirs_and_moves_it(client: Client, busy: User, bob: User, heir: User) -> None:
    client.force_login(bob)
    page = f"/desk/settings/staff/{busy.pk}/leave/"
    words = " ".join(client.get(page).content.decode().split())
    for told in ("Open tickets: <b>11</b>", "Open tasks: <b>2</b>", "they become drafts: <b>1</b>"):
        assert told in words
    answer = client.post(page, {"tickets": heir.pk, "tasks": heir.pk})
    assert answer["Location"] == "/desk/settings/staff/"
    assert left(heir) == {"tickets": 11, "tasks": 2}
