"""Public holidays of a country and its regions, with days added and removed."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from helpdesk.calendars.models import Calendar, Holiday
from helpdesk.calendars.preview import coming_weeks
from helpdesk.calendars.public_days import country_names, region_names
from helpdesk.calendars.queries import default_calendar, named_days
from helpdesk.calendars.services import DayState, save_calendar, set_day
from helpdesk.people.models import User

pytestmark = pytest.mark.django_db
YEAR = timezone.now().year + 1
CHRISTMAS, EPIPHANY, INVENTORY = dt.date(YEAR, 12, 25), dt.date(YEAR, 1, 6), dt.date(YEAR, 2, 3)
OFFICE = {str(day): [["09:00", "17:00"]] for day in range(7)}


@pytest.fixture
def munich() -> Calendar:
    return save_calendar(
        calendar=Calendar(), name="Munich", time_zone="Europe/Berlin", hours=OFFICE, country="DE", region="BY"
    )


def test_a_region_has_holidays_of_its_own(munich: Calendar) -> None:
    berlin = Calendar(name="Berlin", hours=OFFICE, country="DE", region="BE")
    assert {CHRISTMAS, EPIPHANY} <= munich.plain().holidays
    assert EPIPHANY not in berlin.plain().holidays


@pytest.mark.parametrize(
    ("language", "name"), [("de", "Erster Weihnachtstag"), ("en", "Christmas Day"), ("fr", "Christmas")]
)
def test_they_are_named_in_the_readers_language_or_in_english(munich: Calendar, language: str, name: str) -> None:
    assert munich.closed_days(language)[CHRISTMAS].startswith(name)


def test_a_day_is_added_and_another_removed(munich: Calendar, bob: User) -> None:
    set_day(calendar=munich, date=INVENTORY, state=DayState.CLOSED, name=" Count  of stock ", by=bob)
    set_day(calendar=munich, date=CHRISTMAS, state=DayState.OPEN, by=bob)
    closed = munich.plain().holidays
    assert (INVENTORY in closed, CHRISTMAS in closed) == (True, False)
    assert munich.closed_days()[INVENTORY] == "Count of stock"
    assert default_calendar() == munich.plain()


def test_a_day_that_is_taken_back_is_as_usual_at_once(munich: Calendar) -> None:
    set_day(calendar=munich, date=INVENTORY, state=DayState.CLOSED)
    assert INVENTORY in default_calendar().holidays
    set_day(calendar=munich, date=INVENTORY, state=DayState.USUAL)
    assert INVENTORY not in default_calendar().holidays
    assert not Holiday.objects.exists()


def test_the_days_of_a_year_are_listed_with_what_is_the_shops_own(munich: Calendar) -> None:
    set_day(calendar=munich, date=CHRISTMAS, state=DayState.OPEN)
    set_day(calendar=munich, date=INVENTORY, state=DayState.CLOSED, name="Inventory")
    days = {day.date: day for day in named_days(munich, dt.date(YEAR, 1, 2), "en")}
    assert dt.date(YEAR, 1, 1) not in days
    assert (days[CHRISTMAS].name, days[CHRISTMAS].is_open, days[CHRISTMAS].is_own) == ("Christmas Day", True, True)
    assert (days[EPIPHANY].is_own, days[INVENTORY].name) == (False, "Inventory")


@pytest.mark.parametrize(("country", "region"), [("XX", ""), ("DE", "CA"), ("", "BY")])
def test_a_place_that_nobody_knows_is_refused(munich: Calendar, country: str, region: str) -> None:
    with pytest.raises(ValidationError):
        save_calendar(
            calendar=munich, name="Munich", time_zone="Europe/Berlin", hours=OFFICE, country=country, region=region
        )


def test_the_clock_runs_on_where_a_country_is_known_no_more(munich: Calendar) -> None:
    Calendar.objects.update(country="XX")
    munich.refresh_from_db()
    assert not munich.plain().holidays


def test_countries_and_regions_have_names() -> None:
    german, english = dict(country_names("de")), dict(country_names("en"))
    assert (german["GB"], english["GB"], english["US"]) == ("Vereinigtes Königreich", "United Kingdom", "United States")
    assert [code for code, name in english.items() if name == code] == []
    assert dict(region_names("DE"))["BY"] == "Bayern"
    assert region_names("") == []


def test_a_preview_tells_nights_closed_days_and_holidays_by_name() -> None:
    night = Calendar(hours={"3": [["22:00", "24:00"]], "4": [["00:00", "06:00"]]}, country="US")
    thursday = dt.date(2026, 12, 24)
    weeks = coming_weeks(night.plain(), night.closed_days("en"), thursday - dt.timedelta(days=10))
    days = {day.date: day for week in weeks for day in week.days}
    assert len(days) == 28
    assert (days[dt.date(2026, 12, 17)].shifts, weeks[0].minutes) == ("22:00–06:00", 480)
    assert (days[thursday].shifts, days[thursday + dt.timedelta(days=1)].closed_by) == ("22:00–06:00", "Christmas Day")
    assert days[dt.date(2026, 12, 16)].shifts == ""
