import datetime as dt
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from helpdesk.calendars.clock import (
    BusinessCalendar,
    add_business_minutes,
    business_minutes,
    subtract_business_minutes,
)

WORKWEEK = {weekday: [("09:00", "17:00")] for weekday in range(5)}
LONDON = BusinessCalendar.build("Europe/London", WORKWEEK)
LONDON_EASTER = BusinessCalendar.build("Europe/London", WORKWEEK, [date(2026, 4, 3), date(2026, 4, 6)])
SUNDAY = 6


def london(month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZoneInfo("Europe/London"))


def minutes_on(calendar: BusinessCalendar, day: date) -> float:
    zone = ZoneInfo(calendar.time_zone)
    midnight = datetime.combine(day, dt.time(), tzinfo=zone)
    return business_minutes(calendar, midnight, midnight + dt.timedelta(days=1))


def test_a_weekend_of_changing_clocks_counts_no_extra_hour() -> None:
    friday, monday = london(3, 27, 16, 30), london(3, 30, 9, 45)
    assert business_minutes(LONDON, friday, monday) == 75
    assert (monday.astimezone(UTC) - friday.astimezone(UTC)).total_seconds() == 3855 * 60


@pytest.mark.parametrize(
    ("hours", "spring", "autumn"),
    [
        ({weekday: [("00:00", "24:00")] for weekday in range(7)}, 1380, 1500),
        ({SUNDAY: [("00:00", "04:00")]}, 180, 300),
        ({SUNDAY: [("02:30", "05:00")]}, 90, 150),
    ],
)
def test_days_on_which_clocks_change(hours: dict[int, list[tuple[str, str]]], spring: int, autumn: int) -> None:
    calendar = BusinessCalendar.build("America/New_York", hours)
    assert minutes_on(calendar, date(2026, 3, 8)) == spring
    assert minutes_on(calendar, date(2026, 11, 1)) == autumn


def test_openings_around_a_skipped_hour_count_real_time_once() -> None:
    calendar = BusinessCalendar.build("America/New_York", {SUNDAY: [("01:00", "02:30"), ("03:00", "04:00")]})
    assert minutes_on(calendar, date(2026, 3, 8)) == 120
    assert minutes_on(calendar, date(2026, 3, 15)) == 150


def test_a_day_that_never_was_counts_nothing() -> None:
    daily = {weekday: [("09:00", "17:00")] for weekday in range(7)}
    apia = BusinessCalendar.build("Pacific/Apia", daily)
    start, end = datetime(2011, 12, 29, 10, tzinfo=UTC), datetime(2011, 12, 31, 10, tzinfo=UTC)
    assert business_minutes(apia, start, end) == 2 * 480


def test_friday_two_minutes_to_five() -> None:
    friday, monday = london(2, 6, 16, 58), london(2, 9, 9, 0)
    assert business_minutes(LONDON, friday, monday) == 2
    assert (monday - friday).total_seconds() == 3842 * 60


def test_due_after_a_long_weekend() -> None:
    due = add_business_minutes(LONDON_EASTER, london(4, 2, 16), 480)
    assert due == datetime(2026, 4, 7, 15, tzinfo=UTC)


def test_what_ends_at_closing_time_is_due_at_closing_time() -> None:
    assert add_business_minutes(LONDON_EASTER, london(4, 1, 16), 60) == london(4, 1, 17)


def test_outside_hours_the_clock_starts_at_the_next_opening() -> None:
    assert add_business_minutes(LONDON, london(2, 7, 12), 30) == london(2, 9, 9, 30)


def test_nothing_added_is_now() -> None:
    assert add_business_minutes(LONDON, london(2, 7, 12), 0) == london(2, 7, 12)


def test_backwards_is_negative() -> None:
    assert business_minutes(LONDON, london(2, 9, 9, 30), london(2, 6, 16, 30)) == -60


def test_seconds_count_as_parts_of_minutes() -> None:
    start = london(2, 9, 10)
    assert business_minutes(LONDON, start, start + dt.timedelta(seconds=90)) == 1.5


def test_the_zone_of_the_instants_does_not_matter() -> None:
    start, end = london(3, 27, 16, 30), london(3, 30, 9, 45)
    tokyo = ZoneInfo("Asia/Tokyo")
    assert business_minutes(LONDON, start.astimezone(tokyo), end.astimezone(UTC)) == 75


def test_ten_years_are_counted_and_found_again() -> None:
    start = datetime(2016, 1, 1, tzinfo=UTC)
    minutes = business_minutes(LONDON, start, datetime(2026, 1, 1, tzinfo=UTC))
    assert minutes == 2609 * 480
    assert add_business_minutes(LONDON, start, minutes) == datetime(2025, 12, 31, 17, tzinfo=UTC)


def test_naive_instants_are_refused() -> None:
    naive = datetime(2026, 2, 6, 16)  # noqa: DTZ001 - the mistake under test
    with pytest.raises(ValueError, match="aware"):
        business_minutes(LONDON, naive, london(2, 9))
    with pytest.raises(ValueError, match="aware"):
        add_business_minutes(LONDON, naive, 5)


def test_going_back_in_time_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        add_business_minutes(LONDON, london(2, 9), -1)


def test_taken_off_is_the_latest_instant_from_which_so_many_minutes_are_left() -> None:
    monday = london(2, 9, 9, 30)
    assert subtract_business_minutes(LONDON, monday, 29) == london(2, 9, 9, 1)
    assert subtract_business_minutes(LONDON, monday, 30) == london(2, 9, 9)
    assert subtract_business_minutes(LONDON, monday, 60) == london(2, 6, 16, 30)


def test_nothing_can_be_taken_off_but_minutes() -> None:
    with pytest.raises(ValueError, match="none"):
        subtract_business_minutes(LONDON, london(2, 9), 0)
