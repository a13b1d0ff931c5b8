"""When "later" is, on ordinary days and in the two nights when the clocks change."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.calendars.later import NoSuchTime, instant, offers, zone_named

wall = datetime.fromisoformat
LISBON, BERLIN = ZoneInfo("Europe/Lisbon"), ZoneInfo("Europe/Berlin")
ZONES = st.sampled_from(["Europe/Lisbon", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"])


def test_a_wall_time_of_a_place() -> None:
    assert instant(wall("2026-07-01 09:00"), LISBON).at == datetime(2026, 7, 1, 8, tzinfo=UTC)


def test_in_spring_a_skipped_time_is_refused_and_another_named() -> None:
    with pytest.raises(NoSuchTime, match=r"01:30 does not exist on 29 March in Lisbon.*Choose 02:30"):
        instant(wall("2026-03-29 01:30"), LISBON)


def test_in_autumn_a_time_that_comes_twice_is_the_first_and_says_so() -> None:
    found = instant(wall("2026-10-25 02:30"), BERLIN)
    assert (found.at, found.twice) == (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), True)


def test_on_a_thursday_afternoon() -> None:
    now = datetime(2026, 11, 19, 15, 7, tzinfo=UTC)
    assert [(offer.key, offer.at) for offer in offers(now, LISBON)] == [
        ("soon", datetime(2026, 11, 19, 17, 7, tzinfo=UTC)),
        ("tomorrow", datetime(2026, 11, 20, 9, tzinfo=UTC)),
        ("monday", datetime(2026, 11, 23, 9, tzinfo=UTC)),
    ]


def test_on_a_sunday_monday_is_tomorrow_and_in_the_small_hours_today_is_near() -> None:
    sunday = datetime(2026, 11, 22, 3, tzinfo=UTC)
    assert [offer.key for offer in offers(sunday, LISBON)] == ["soon", "today", "tomorrow"]


def test_tomorrow_is_tomorrow_there() -> None:
    now = datetime(2026, 11, 19, 15, tzinfo=UTC)  # it is Friday already in Auckland
    tomorrow = {offer.key: offer.at for offer in offers(now, ZoneInfo("Pacific/Auckland"))}["tomorrow"]
    assert tomorrow == datetime(2026, 11, 20, 20, tzinfo=UTC)


@pytest.mark.parametrize("now", [datetime(2026, 3, 28, 15, tzinfo=UTC), datetime(2026, 10, 24, 15, tzinfo=UTC)])
def test_nine_is_nine_after_the_clocks_changed(now: datetime) -> None:
    tomorrow = {offer.key: offer.at for offer in offers(now, LISBON)}["tomorrow"]
    assert tomorrow.astimezone(LISBON).hour == 9


@given(st.datetimes(wall("2020-01-01"), wall("2035-01-01")), ZONES)
def test_every_offer_lies_ahead_and_every_time_that_exists_comes_back(now: datetime, name: str) -> None:
    zone, there = ZoneInfo(name), now.replace(tzinfo=UTC)
    assert all(offer.at > there for offer in offers(there, zone))
    shown = there.astimezone(zone).replace(tzinfo=None, fold=0)
    assert instant(shown, zone).at.astimezone(zone).replace(tzinfo=None, fold=0) == shown


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "../etc/passwd", "Europe/Lisbon\x00"])
def test_an_unknown_zone_is_none(name: str) -> None:
    assert zone_named(name) is None
