import pytest

from helpdesk.events.deliver import drain
from helpdesk.notifications.models import Notice
from helpdesk.people.models import Team, User
from helpdesk.tickets.models import Ticket
from tests import factories


@pytest.fixture
def ticket(team: Team) -> Ticket:
    return factories.ticket(team=team)


@pytest.fixture
def hers(team: Team, alice: User) -> Ticket:
    """A ticket of Alice's, of which she knows."""
    ticket = factories.ticket(team=team, assignee=alice)
    drain()
    Notice.objects.all().delete()
    return ticket
