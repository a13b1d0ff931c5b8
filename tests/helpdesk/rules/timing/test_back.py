"""The clocks of time rules agree with the clock that counts forward, whatever the calendar."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.calendars.clock import BusinessCalendar, business_minutes
from helpdesk.rules.timing.back import last_slot, moved

BERLIN = ZoneInfo("Europe/Berlin")
WEEK = BusinessCalendar.build("Europe/Berlin", {day: [["09:00", "12:00"], ["13:00", "17:00"]] for day in range(5)})
NIGHTS = BusinessCalendar.build("Europe/Berlin", {5: [["22:00", "24:00"]], 6: [["00:00", "06:00"]]})
YEAR = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
MOMENTS = st.integers(0, 365 * 24 * 3600).map(lambda seconds: YEAR + dt.timedelta(seconds=seconds))


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, minute, tzinfo=BERLIN)


@given(MOMENTS, st.integers(1, 200), st.sampled_from([WEEK, NIGHTS]))
def test_since_what_is_found_so_many_opening_hours_passed_and_a_second_later_fewer(
    now: dt.datetime, hours: int, calendar: BusinessCalendar
) -> None:
    since = moved(calendar, now, hours, "hours", is_open=True)
    assert business_minutes(calendar, since, now) == pytest.approx(60 * hours)
    assert business_minutes(calendar, since + dt.timedelta(seconds=1), now) < 60 * hours


@given(MOMENTS, st.integers(1, 200), st.sampled_from([WEEK, NIGHTS]))
def test_what_is_due_within_opening_hours_lies_so_many_ahead(
    now: dt.datetime, hours: int, calendar: BusinessCalendar
) -> None:
    until = moved(calendar, now, -hours, "hours", is_open=True)
    assert business_minutes(calendar, now, until) == pytest.approx(60 * hours)


@given(MOMENTS, MOMENTS, st.integers(1, 60), st.sampled_from(["hours", "days"]), st.booleans())
def test_later_is_never_earlier(one: dt.datetime, other: dt.datetime, amount: int, unit: str, is_open: bool) -> None:
    first, second = sorted([one, other])
    earlier, later = (moved(WEEK, now, amount, unit, is_open=is_open) for now in (first, second))
    assert earlier <= later + dt.timedelta(milliseconds=1)


@pytest.mark.parametrize(
    ("now", "days", "since"),
    [
        (at(18, 10), 1, at(17, 10)),
        (at(16, 10), 1, at(13, 10)),
        (at(15, 10), 1, at(13, 0)),
        (at(13, 10), -1, at(16, 10)),
        (at(14, 10), -1, at(17, 0)),
    ],
)
def test_opening_days_pass_over_the_weekend(now: dt.datetime, days: int, since: dt.datetime) -> None:
    assert moved(WEEK, now, days, "days", is_open=True) == since


def test_all_hours_and_days_are_those_of_the_calendar_on_the_wall() -> None:
    assert moved(WEEK, at(16, 10), 3, "days", is_open=False) == at(13, 10)
    assert moved(WEEK, at(16, 10), -2, "hours", is_open=False) == at(16, 12)


@pytest.mark.parametrize(
    ("now", "slot"),
    [
        (at(16, 9), at(16, 9)),
        (at(16, 8, 59), at(12, 9)),
        (at(18, 12), at(16, 9)),
        (at(26, 9, 0, month=10), at(26, 9, 0, month=10)),
    ],
)
def test_the_last_time_of_the_week_is_one_by_the_clock_of_the_place(now: dt.datetime, slot: dt.datetime) -> None:
    assert last_slot(now.astimezone(dt.UTC), (0, 3), dt.time(9), BERLIN) == slot


def test_a_rule_of_no_day_has_no_time_of_the_week() -> None:
    assert last_slot(at(16, 9), (), dt.time(9), BERLIN) is None
