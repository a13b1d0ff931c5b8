"""The clock against laws of arithmetic and against a walk minute by minute."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.calendars.clock import BusinessCalendar, add_business_minutes, business_minutes

WORKWEEK = {weekday: [("09:00", "12:30"), ("13:15", "17:00")] for weekday in range(5)}
CALENDARS = [
    BusinessCalendar.build("Europe/London", WORKWEEK, [date(2026, 4, 3), date(2026, 4, 6)]),
    BusinessCalendar.build("America/New_York", {weekday: [("00:00", "24:00")] for weekday in range(7)}),
    BusinessCalendar.build("Australia/Lord_Howe", {6: [("00:15", "04:00")], 0: [("20:00", "24:00")]}),
    BusinessCalendar.build("America/Havana", {5: [("22:00", "24:00")], 6: [("00:00", "01:00")]}),
]
calendars = st.sampled_from(CALENDARS)
instants = st.integers(0, 2 * 525_600).map(lambda m: datetime(2025, 6, 1, tzinfo=UTC) + timedelta(minutes=m))


@given(calendars, instants, instants, instants)
def test_parts_add_up(calendar: BusinessCalendar, a: datetime, b: datetime, c: datetime) -> None:
    whole = business_minutes(calendar, a, c)
    assert whole == pytest.approx(business_minutes(calendar, a, b) + business_minutes(calendar, b, c))


@given(calendars, instants, st.integers(0, 20_000))
def test_counting_undoes_adding(calendar: BusinessCalendar, start: datetime, minutes: int) -> None:
    due = add_business_minutes(calendar, start, minutes)
    assert business_minutes(calendar, start, due) == minutes


@given(calendars, instants, st.integers(1, 20_000))
def test_due_is_the_earliest_such_instant(calendar: BusinessCalendar, start: datetime, minutes: int) -> None:
    due = add_business_minutes(calendar, start, minutes)
    assert business_minutes(calendar, start, due - timedelta(seconds=1)) < minutes


@given(calendars, instants, instants, st.integers(0, 5_000))
def test_who_comes_first_is_due_first(calendar: BusinessCalendar, a: datetime, b: datetime, minutes: int) -> None:
    early, late = sorted([a, b])
    early_due, late_due = (add_business_minutes(calendar, start, minutes) for start in (early, late))
    assert early_due <= late_due


@given(calendars, instants, instants)
def test_open_time_never_exceeds_real_time(calendar: BusinessCalendar, a: datetime, b: datetime) -> None:
    assert abs(business_minutes(calendar, a, b)) <= abs((b - a) / timedelta(minutes=1))


@settings(max_examples=25)
@given(calendars, instants, st.integers(0, 3 * 1440))
def test_a_walk_minute_by_minute_agrees(calendar: BusinessCalendar, start: datetime, length: int) -> None:
    walked = sum(is_open(calendar, start + timedelta(minutes=minute)) for minute in range(length))
    assert business_minutes(calendar, start, start + timedelta(minutes=length)) == walked


def is_open(calendar: BusinessCalendar, instant: datetime) -> bool:
    """Whether the wall clock shows an opening; none of the calendars closes within a repeated hour."""
    wall = instant.astimezone(calendar.zone)
    minute = 60 * wall.hour + wall.minute
    openings = calendar.weekly[wall.weekday()] if wall.date() not in calendar.holidays else ()
    return any(opens <= minute < closes for opens, closes in openings)
