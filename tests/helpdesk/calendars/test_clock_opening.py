from datetime import date

import pytest

from helpdesk.calendars.clock import BusinessCalendar, NoOpeningHoursError, Opening

DAILY = {0: [("09:00", "17:00")]}


def test_a_calendar_without_opening_hours_is_refused() -> None:
    with pytest.raises(NoOpeningHoursError, match="no opening hours"):
        BusinessCalendar.build("Europe/London", {})


@pytest.mark.parametrize(
    "pairs",
    [
        [("17:00", "09:00")],
        [("09:00", "09:00")],
        [("09:00", "24:01")],
        [("09:00", "12:00"), ("11:00", "17:00")],
    ],
)
def test_impossible_hours_are_refused(pairs: list[tuple[str, str]]) -> None:
    with pytest.raises(ValueError, match="openings of a day"):
        BusinessCalendar.build("Europe/London", {0: pairs})


@pytest.mark.parametrize("wall", ["nine", "9", "09:60", "-1:00", ""])
def test_what_is_no_time_of_day_is_refused(wall: str) -> None:
    with pytest.raises(ValueError, match="no time of day"):
        Opening.parse(wall, "17:00")


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../etc/passwd"])
def test_an_unknown_zone_is_refused(zone: str) -> None:
    with pytest.raises(ValueError, match="unknown time zone"):
        BusinessCalendar.build(zone, DAILY)


def test_a_week_has_seven_days() -> None:
    with pytest.raises(ValueError, match="seven"):
        BusinessCalendar("Europe/London", ((Opening(540, 1020),),))


def test_openings_may_come_in_any_order() -> None:
    calendar = BusinessCalendar.build("Europe/London", {0: [["13:00", "17:00"], ["09:00", "12:00"]]})
    assert calendar.weekly[0] == (Opening(540, 720), Opening(780, 1020))


def test_calendars_are_values() -> None:
    one, two = (BusinessCalendar.build("Europe/London", DAILY, [date(2026, 1, 1)]) for _ in range(2))
    assert one == two
    assert len({one, two}) == 1


def test_business_days_are_open_days() -> None:
    calendar = BusinessCalendar.build("Europe/London", DAILY, [date(2026, 4, 6)])
    assert calendar.is_business_day(date(2026, 4, 13))
    assert not calendar.is_business_day(date(2026, 4, 6))
    assert not calendar.is_business_day(date(2026, 4, 14))
