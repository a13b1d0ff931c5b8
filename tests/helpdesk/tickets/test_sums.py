"""A due time shows how it adds up: the open stretches, what was closed between, and the whole."""

import datetime as dt

import pytest
from django.utils.translation import override

from helpdesk.calendars.clock import BusinessCalendar
from helpdesk.tickets.wording.sums import sum_words

LONDON = BusinessCalendar.build("Europe/London", {day: [("09:00", "17:00")] for day in range(5)})


def local(day: int, clock: str, month: int = 3) -> dt.datetime:
    hour, minute = map(int, clock.split(":"))
    return dt.datetime(2026, month, day, hour, minute, tzinfo=LONDON.zone)


def test_over_a_weekend_in_which_the_clocks_change() -> None:
    assert sum_words(LONDON, local(27, "16:30"), local(30, "09:45")) == [
        "Fri 27 Mar, 16:30–17:00: 30 min",
        "Sat, Sun: closed",
        "Mon 30 Mar, 09:00–09:45: 45 min",
    ]


def test_what_is_closed_at_the_end_is_told() -> None:
    assert sum_words(LONDON, local(27, "16:58"), local(29, "12:00"))[-1] == "Sat, Sun: closed"


def test_days_on_which_it_is_open_are_not_told_as_closed() -> None:
    assert sum_words(LONDON, local(26, "18:00"), local(27, "08:00")) == []


def test_a_long_sum_is_short_in_the_middle() -> None:
    lines = sum_words(LONDON, local(2, "09:00"), local(31, "17:00"))
    assert len(lines) < 16
    assert "16 more stretches: 128 h" in lines


@pytest.mark.parametrize(("language", "words"), [("en", "Sat, Sun: closed"), ("de", "Sa, So: geschlossen")])
def test_it_is_told_in_the_language_of_the_desk(language: str, words: str) -> None:
    with override(language):
        assert words in sum_words(LONDON, local(27, "16:30"), local(30, "09:45"))
