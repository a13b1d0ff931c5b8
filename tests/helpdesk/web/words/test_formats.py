"""Dates, numbers and names are written the same everywhere."""

from datetime import UTC, date, datetime, timedelta

import pytest

from helpdesk.web.words import formats

TODAY = date(2026, 11, 19)
NOW = datetime(2026, 11, 19, 9, 38, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 20), "Fri 20 Nov"),
        (date(2026, 11, 13), "Fri 13 Nov"),
        (date(2026, 11, 12), "12 Nov"),
        (date(2025, 8, 11), "11 Aug 2025"),
        (date(2027, 1, 2), "2 Jan 2027"),
    ],
)
def test_a_date_has_the_weekday_when_near_and_the_year_when_far(day: date, words: str) -> None:
    assert formats.short_date(day, TODAY) == words


def test_a_long_date_for_articles() -> None:
    assert formats.long_date(date(2026, 11, 4)) == "4 November 2026"


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=30), "just now"),
        (timedelta(minutes=12), "12 min ago"),
        (timedelta(hours=2), "07:38"),
        (timedelta(days=2), "Tue 17 Nov"),
    ],
)
def test_list_times_are_relative_only_under_an_hour(ago: timedelta, words: str) -> None:
    assert formats.list_time(NOW - ago, NOW) == words


def test_a_time_of_today_says_today() -> None:
    assert formats.date_and_time(NOW, NOW) == "Today, 09:38"
    assert formats.date_and_time(NOW - timedelta(days=10), NOW) == "9 Nov, 09:38"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (22 * 60, "22 min left"),
        (95 * 60, "1 h 35 min"),
        (3 * 3600, "3 h"),
        (-18 * 60, "Overdue 18 min"),
        (-49 * 3600, "Overdue 2 days"),
        (-86400, "Overdue 1 day"),
    ],
)
def test_due_words(seconds: int, words: str) -> None:
    assert formats.due_words(seconds) == words


def test_numbers_are_grouped_and_carry_a_true_minus() -> None:
    assert formats.number(1862) == "1,862"
    assert formats.number(-40) == "−40"
    assert formats.number(-0.4) == "0"
    assert formats.signed(3) == "+3"
    assert formats.percent(0.644) == "64%"


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [(89, "USD", "$89.00"), (1200, "JPY", "¥1,200"), (-5.5, "EUR", "−€5.50"), (5, "SEK", "SEK\xa05.00")],
)
def test_money_takes_its_symbol_from_the_order(amount: float, currency: str, words: str) -> None:
    assert formats.money(amount, currency) == words


@pytest.mark.parametrize(("size", "words"), [(900, "900 bytes"), (84_000, "84 KB"), (1_200_000, "1.2 MB")])
def test_file_sizes(size: int, words: str) -> None:
    assert formats.file_size(size) == words


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Meg O’Dowd", "MO"),
        ("Wulandari", "WU"),
        ("María José García Núñez", "MN"),
        ("田中 雪", "田雪"),
        ("", "?"),
        ("--", "?"),
        ("priya@example.com", "PE"),
    ],
)
def test_initials_assume_nothing_about_a_name(name: str, letters: str) -> None:
    assert formats.initials(name) == letters


def test_a_name_keeps_its_tint() -> None:
    assert formats.tint("Meg O’Dowd") == formats.tint("MEG O’DOWD")
    assert {formats.tint(str(number)) for number in range(200)} == set(range(1, 9))
