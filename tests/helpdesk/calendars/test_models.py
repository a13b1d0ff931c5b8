"""A calendar that cannot be is refused when it is saved, in plain words."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from helpdesk.calendars.models import Calendar, Holiday
from helpdesk.calendars.queries import default_calendar

pytestmark = pytest.mark.django_db
WEEKDAY = {"0": [["09:00", "17:00"]]}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"hours": {}}, "no opening hours"),
        ({"hours": {"0": []}}, "no opening hours"),
        ({"hours": {"0": [["17:00", "09:00"]]}}, "openings of a day"),
        ({"hours": {"0": [["09:00", "12:00"], ["11:00", "17:00"]]}}, "openings of a day"),
        ({"hours": {"0": [["nine", "17:00"]]}}, "is no time of day"),
        ({"hours": {"0": [["09:00"]]}}, "times in pairs"),
        ({"hours": {"7": [["09:00", "17:00"]]}}, "Weekdays are"),
        ({"hours": {"monday": [["09:00", "17:00"]]}}, "Weekdays are"),
        ({"hours": [["09:00", "17:00"]]}, "Weekdays are"),
        ({"hours": {"0": "09:00"}}, "times in pairs"),
        ({"hours": {"0": None}}, "times in pairs"),
        ({"hours": {"0": [[9, 17]]}}, "times in pairs"),
        ({"time_zone": "Mars/Olympus"}, "There is no time zone called"),
        ({"time_zone": ""}, "There is no time zone called"),
    ],
)
def test_a_calendar_that_cannot_be_is_refused(fields: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        Calendar.objects.create(**{"name": "Office", "hours": WEEKDAY, **fields})
    assert not Calendar.objects.exists()


def test_a_calendar_that_is_changed_badly_stays_as_it_was() -> None:
    office = Calendar.objects.create(name="Office", hours=WEEKDAY)
    office.hours = {"0": [["17:00", "09:00"]]}
    with pytest.raises(ValidationError):
        office.save()
    assert Calendar.objects.get().hours == WEEKDAY


def test_a_saved_holiday_is_known_at_once() -> None:
    office = Calendar.objects.create(name="Office", hours=WEEKDAY, is_default=True)
    assert not default_calendar().holidays
    holiday = Holiday.objects.create(calendar=office, date="2026-12-25")
    holiday.refresh_from_db()
    assert default_calendar().holidays == {holiday.date}
