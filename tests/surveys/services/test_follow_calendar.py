"""By when a disappointed customer is contacted follows the opening hours."""

import datetime as dt

import pytest

from helpdesk.calendars.models import Calendar, Holiday
from helpdesk.events import deliver
from helpdesk.tickets.services import follow_calendar
from surveys.models import FollowUp
from surveys.services import record_answer
from tests.surveys.conftest import Asked

FRIDAY = dt.datetime(2026, 11, 27, 15, 0, tzinfo=dt.UTC)
TUESDAY = dt.datetime(2026, 12, 1, 23, 59, 59, 999999, tzinfo=dt.UTC)
HOURS = {str(day): [["09:00", "17:00"]] for day in range(5)}


@pytest.mark.parametrize(("state", "day"), [("open", 2), ("contacted", 2), ("won_back", 1)])
def test_a_holiday_moves_what_is_still_to_do(asked: Asked, state: str, day: int) -> None:
    office = Calendar.objects.create(name="Office", hours=HOURS, is_default=True)
    record_answer(invitation=asked.invitation, score=0)
    FollowUp.objects.update(state=state, created_at=FRIDAY, due_at=TUESDAY)
    Holiday.objects.create(calendar=office, date="2026-11-30")
    follow_calendar()
    deliver.drain()
    assert FollowUp.objects.get().due_at.date() == dt.date(2026, 12, day)
