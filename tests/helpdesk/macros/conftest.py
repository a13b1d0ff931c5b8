"""A ticket that Alice and Bob see."""

import pytest

from helpdesk.people.models import Team
from helpdesk.tickets.models import Ticket
from tests import factories


@pytest.fixture
def ticket(team: Team) -> Ticket:
    return factories.ticket(team=team)
