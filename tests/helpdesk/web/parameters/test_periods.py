"""A period from an address is always one that can be counted, and says where it is not the one asked for."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from helpdesk.web.parameters import DayField, Period, period

USUAL = Period(dt.date(2026, 6, 1), dt.date(2026, 11, 29))


@pytest.mark.parametrize(
    ("first", "last"),
    [("0001-01-01", "9999-12-31"), ("2026-13-01", ""), ("", "²"), ("2026-02-30", "2026-03-01"), ("1" * 5000, "x\x00")],
)
def test_what_is_no_date_leaves_the_usual_period_and_is_told(first: str, last: str) -> None:
    shown = period(first, last, default=USUAL)
    assert (shown.first, shown.last) == (USUAL.first, USUAL.last)
    assert "is no date" in shown.note


def test_a_period_that_is_too_long_keeps_its_newest_days_and_is_told() -> None:
    shown = period("1970-01-01", "2026-11-29", default=USUAL, longest=731)
    assert (shown.days, shown.last) == (731, dt.date(2026, 11, 29))
    assert "At most 2 years fit on this page: 29 Nov 2024 to" in shown.note


def test_one_day_is_a_period_of_one_day() -> None:
    shown = period("2026-11-03", "2026-11-03", default=USUAL)
    assert (shown.days, shown.end, shown.note) == (1, dt.date(2026, 11, 4), "")


def test_a_period_that_ends_before_it_begins_is_told() -> None:
    assert "ended before" in period("2026-11-03", "2026-11-02", default=USUAL).note


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2026-10-01", "", ("2026-10-01", "2026-11-29")),
        ("", "2026-07-01", ("2026-06-01", "2026-07-01")),
        ("", "2025-01-01", ("2024-07-04", "2025-01-01")),
        ("2027-01-01", "", ("2027-01-01", "2027-07-01")),
    ],
)
def test_one_side_alone_is_completed(first: str, last: str, shown: tuple[str, str]) -> None:
    found = period(first, last, default=USUAL)
    assert (found.first.isoformat(), found.last.isoformat()) == shown
    assert not found.note


@pytest.mark.parametrize("text", ["0001-01-01", "9999-12-31"])
def test_a_form_refuses_a_day_outside_the_calendar(text: str) -> None:
    with pytest.raises(ValidationError, match="from 1970 to 2199"):
        DayField().clean(text)
