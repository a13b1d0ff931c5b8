"""A shift over midnight belongs to the day on which it begins: a holiday takes it whole, or not at all."""

import datetime as dt
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.calendars.clock import BusinessCalendar, add_business_minutes, business_minutes
from helpdesk.calendars.deadlines import DayUnit, Deadline, due_date

FIRST, DAYS = date(2026, 12, 1), 31
CHRISTMAS = date(2026, 12, 25)


def nightly(opens: int, rest: int, holidays: set[date]) -> BusinessCalendar:
    """Open every night from a minute of the day until `rest` minutes after midnight."""
    pairs = [("00:00", f"{rest // 60}:{rest % 60:02}"), (f"{opens // 60}:{opens % 60:02}", "24:00")]
    return BusinessCalendar.build("UTC", dict.fromkeys(range(7), pairs), holidays)


def noon(day: date) -> datetime:
    return datetime.combine(day, dt.time(12), tzinfo=UTC)


december = st.integers(0, DAYS - 1).map(lambda ahead: FIRST + timedelta(days=ahead))


@given(st.integers(1080, 1439), st.integers(1, 600), st.sets(december))
def test_every_night_counts_whole_or_not_at_all(opens: int, rest: int, holidays: set[date]) -> None:
    calendar = nightly(opens, rest, holidays)
    open_minutes = business_minutes(calendar, noon(FIRST), noon(FIRST + timedelta(days=DAYS)))
    assert open_minutes == (DAYS - len(holidays)) * (1440 - opens + rest)


@given(st.integers(1080, 1439), st.integers(1, 600), st.sets(december), december, st.integers(0, 3000))
def test_what_is_added_is_counted_again(opens: int, rest: int, holidays: set[date], day: date, minutes: int) -> None:
    calendar = nightly(opens, rest, holidays)
    assert business_minutes(calendar, noon(day), add_business_minutes(calendar, noon(day), minutes)) == minutes


def test_the_night_before_christmas_ends_in_its_morning_and_the_next_begins_the_day_after() -> None:
    calendar = nightly(22 * 60, 6 * 60, {CHRISTMAS})
    eve = noon(CHRISTMAS - timedelta(days=1))
    assert add_business_minutes(calendar, eve, 8 * 60) == datetime(2026, 12, 25, 6, tzinfo=UTC)
    assert add_business_minutes(calendar, eve, 8 * 60 + 1) == datetime(2026, 12, 26, 22, 1, tzinfo=UTC)


@pytest.mark.parametrize("pairs", [[("00:00", "24:00")], [("00:00", "08:00"), ("08:00", "24:00")]])
def test_a_place_that_never_closes_is_closed_from_midnight_to_midnight(pairs: list[tuple[str, str]]) -> None:
    calendar = BusinessCalendar.build("UTC", dict.fromkeys(range(7), pairs), {CHRISTMAS})
    midnight = datetime.combine(CHRISTMAS, dt.time(), tzinfo=UTC)
    assert business_minutes(calendar, midnight, midnight + timedelta(days=1)) == 0


def test_a_day_with_nothing_but_the_end_of_a_night_is_no_business_day() -> None:
    friday = BusinessCalendar.build("UTC", {4: [("22:00", "24:00")], 5: [("00:00", "06:00")]})
    assert [friday.is_business_day(date(2026, 12, day)) for day in (4, 5)] == [True, False]
    assert due_date(friday, noon(date(2026, 12, 4)), Deadline(1, DayUnit.BUSINESS_DAYS)) == date(2026, 12, 11)
