from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from helpdesk.calendars.clock import BusinessCalendar
from helpdesk.calendars.deadlines import DayUnit, Deadline, due_date, due_instant, end_of_work

BANK_HOLIDAYS = [date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 4), date(2026, 5, 25)]
UK = BusinessCalendar.build("Europe/London", {weekday: [("09:00", "17:00")] for weekday in range(5)}, BANK_HOLIDAYS)
RECEIVED = datetime(2026, 4, 2, 11, tzinfo=ZoneInfo("Europe/London"))


@pytest.mark.parametrize(
    ("count", "unit", "due"),
    [
        (3, DayUnit.BUSINESS_DAYS, date(2026, 4, 9)),
        (8, DayUnit.WEEKS, date(2026, 5, 28)),
        (15, DayUnit.BUSINESS_DAYS, date(2026, 4, 27)),
        (35, DayUnit.BUSINESS_DAYS, date(2026, 5, 27)),
        (30, DayUnit.CALENDAR_DAYS, date(2026, 5, 2)),
        (60, DayUnit.CALENDAR_DAYS, date(2026, 6, 1)),
        (0, DayUnit.BUSINESS_DAYS, date(2026, 4, 2)),
    ],
)
def test_the_day_of_receipt_is_day_zero(count: int, unit: DayUnit, due: date) -> None:
    assert due_date(UK, RECEIVED, Deadline(count, unit)) == due


def test_six_weeks() -> None:
    received = datetime(2026, 4, 8, 9, tzinfo=UTC)
    assert due_date(UK, received, Deadline(6, DayUnit.WEEKS)) == date(2026, 5, 20)


def test_receipt_counts_on_the_local_date() -> None:
    late_evening_utc = datetime(2026, 4, 1, 23, 30, tzinfo=UTC)
    assert due_date(UK, late_evening_utc, Deadline(1, DayUnit.CALENDAR_DAYS)) == date(2026, 4, 3)


def test_the_deadline_is_the_end_of_the_local_day() -> None:
    due = due_instant(UK, RECEIVED, Deadline(3, DayUnit.BUSINESS_DAYS))
    assert due == datetime(2026, 4, 9, 22, 59, 59, 999_999, tzinfo=UTC)


def test_work_ends_at_closing_time_and_with_the_date_where_it_is_closed_or_open_all_night() -> None:
    assert end_of_work(UK, date(2026, 4, 9)) == datetime(2026, 4, 9, 16, tzinfo=UTC)
    assert end_of_work(UK, date(2026, 4, 3)) == datetime(2026, 4, 3, 22, 59, 59, 999_999, tzinfo=UTC)
    nights = BusinessCalendar.build("UTC", {weekday: [("00:00", "24:00")] for weekday in range(7)})
    assert end_of_work(nights, date(2026, 4, 9)) == datetime(2026, 4, 9, 23, 59, 59, 999_999, tzinfo=UTC)


def test_receipt_outside_hours_on_a_closed_day_still_is_day_zero() -> None:
    good_friday = datetime(2026, 4, 3, 20, tzinfo=UTC)
    assert due_date(UK, good_friday, Deadline(1, DayUnit.BUSINESS_DAYS)) == date(2026, 4, 7)


def test_impossible_deadlines_are_refused() -> None:
    with pytest.raises(ValueError, match="before"):
        Deadline(-1, DayUnit.WEEKS)
    with pytest.raises(ValueError, match="aware"):
        due_date(UK, datetime(2026, 4, 2), Deadline(1, DayUnit.WEEKS))  # noqa: DTZ001 - the mistake under test
