import datetime as dt

import pytest

from helpdesk.escalation.models import EscalationLevel
from helpdesk.people.models import Team, TeamMembership, User
from helpdesk.tickets.services import follow_calendar
from tests import factories
from tests.helpdesk.escalation.makers import LONG_AGO, level


@pytest.fixture
def levels(db: None) -> list[EscalationLevel]:
    """The owner hears at 80 %, the leads at the due time, both since long ago."""
    EscalationLevel.objects.all().delete()
    made = [level(80), level(100, tells="leads")]
    EscalationLevel.objects.update(since=LONG_AGO)
    follow_calendar()
    return made


@pytest.fixture
def lead(team: Team) -> User:
    person = factories.user("Lea")
    TeamMembership.objects.create(user=person, team=team, is_lead=True)
    return person


@pytest.fixture
def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
