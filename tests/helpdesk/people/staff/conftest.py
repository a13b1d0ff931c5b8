"""Somebody with work, and somebody who could take it over."""

import datetime as dt

import pytest
from django.utils import timezone

from helpdesk.people.belongings import belongings
from helpdesk.people.models import Team, User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services import add_task, reply
from tests import factories


def left(person: User) -> dict[str, int]:
    """How much of each kind is still theirs."""
    return {one.key: one.count(person) for one in belongings() if one.count(person)}


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
