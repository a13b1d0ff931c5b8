"""When mail may come: within the person's hours, by their clock, also on days when the clocks change."""

import datetime as dt
import zoneinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.calendars.models import Calendar
from helpdesk.notifications.kinds import Way, kind_of, register
from helpdesk.notifications.models import Hours, NoticeChoices
from helpdesk.notifications.planning import earliest, next_digest, own_hours, plan
from helpdesk.people.models import User

MINUTE = dt.timedelta(minutes=1)
ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC")
BEGIN = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
moments = st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: BEGIN + minutes * MINUTE)
halves = st.integers(0, 47).map(lambda half: half * 30)
weekdays = st.sets(st.integers(0, 6), min_size=1).map(sorted)


def may_come(at: dt.datetime, zone: str, days: list[int], opens: int, closes: int) -> bool:
    """The same in other words, for hours that lie in one day."""
    local = at.astimezone(zoneinfo.ZoneInfo(zone))
    return local.weekday() in days and opens <= local.hour * 60 + local.minute < closes


@given(at=moments, zone=st.sampled_from(ZONES[3:]), days=weekdays, opens=halves, closes=halves)
def test_it_is_the_first_minute_that_lies_within(
    at: dt.datetime, zone: str, days: list[int], opens: int, closes: int
) -> None:
    opens, closes = min(opens, closes), max(opens, closes) + 30
    found = earliest(own_hours(zone, days, opens, closes), at)
    assert found >= at
    assert may_come(found, zone, days, opens, closes)
    assert found == at or not may_come(found - MINUTE, zone, days, opens, closes) or found - MINUTE < at


@given(at=moments, zone=st.sampled_from(ZONES), days=weekdays, opens=halves, closes=halves)
def test_it_never_lies_in_the_past_nor_more_than_eight_days_ahead(
    at: dt.datetime, zone: str, days: list[int], opens: int, closes: int
) -> None:
    if opens != closes:
        found = earliest(own_hours(zone, days, opens, closes), at)
        assert at <= found <= at + dt.timedelta(days=8)
        assert earliest(own_hours(zone, days, opens, closes), found) == found


@given(now=moments, zone=st.sampled_from(ZONES), minutes=st.sets(halves, min_size=1, max_size=2).map(sorted))
def test_a_digest_comes_within_a_day_at_a_chosen_time(now: dt.datetime, zone: str, minutes: list[int]) -> None:
    found = next_digest(minutes, User(time_zone=zone), now)
    local = found.astimezone(zoneinfo.ZoneInfo(zone))
    assert now < found <= now + dt.timedelta(hours=26)
    is_skipped = local.replace(fold=1).utcoffset() != (local - dt.timedelta(hours=3)).utcoffset()
    assert local.hour * 60 + local.minute in minutes or is_skipped


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("2026-03-28T20:00", "2026-03-28T21:00"),  # Saturday evening in Berlin: it begins at ten
        ("2026-03-29T03:30", "2026-03-29T03:30"),  # Sunday, 5:30 of a night that lost an hour: still the same hours
        ("2026-03-29T04:00", "2026-03-30T20:00"),  # Sunday, 6:00: they are over until Monday evening
        ("2026-10-25T05:00", "2026-10-26T21:00"),  # Sunday, 6:00 of a night that won one
    ],
)
def test_hours_over_midnight_belong_to_the_evening_on_which_they_begin(asked: str, expected: str) -> None:
    hours = own_hours("Europe/Berlin", [0, 5], 22 * 60, 6 * 60)
    at, first = (dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC) for text in (asked, expected))
    assert earliest(hours, at) == first


@pytest.mark.django_db
def test_mail_at_once_waits_for_the_hours_of_the_person() -> None:
    person = User(pk=1, time_zone="Europe/Berlin")
    choices = NoticeChoices(user=person, hours=Hours.OWN, days=[0, 1, 2, 3, 4], opens=8 * 60, closes=18 * 60)
    friday_night = dt.datetime(2026, 11, 27, 20, 0, tzinfo=dt.UTC)
    planned = plan(choices, person, kind_of("assigned"), friday_night)
    assert planned.way == Way.MAIL
    assert planned.mail_at == dt.datetime(2026, 11, 30, 7, 0, tzinfo=dt.UTC)


@pytest.mark.django_db
def test_what_is_urgent_waits_for_nothing() -> None:
    person = User(pk=1, time_zone="Europe/Berlin")
    choices = NoticeChoices(user=person, ways={"harm": "off"}, hours=Hours.OWN, days=[0], opens=0, closes=30)
    now = dt.datetime(2026, 11, 27, 20, 0, tzinfo=dt.UTC)
    assert plan(choices, person, kind_of("harm"), now).mail_at == now


@pytest.mark.django_db
def test_mail_can_wait_until_the_shop_opens() -> None:
    hours = {str(day): [["09:00", "17:00"]] for day in range(5)}
    Calendar.objects.create(name="Office", time_zone="Europe/Berlin", hours=hours, is_default=True)
    choices = NoticeChoices(user=User(pk=1), hours=Hours.OPENING)
    saturday = dt.datetime(2026, 11, 28, 12, 0, tzinfo=dt.UTC)
    planned = plan(choices, User(pk=1), kind_of("assigned"), saturday)
    assert planned.mail_at == dt.datetime(2026, 11, 30, 8, 0, tzinfo=dt.UTC)


def test_two_kinds_have_two_keys() -> None:
    with pytest.raises(ValueError, match="already: harm"):
        register(kind_of("harm"))
