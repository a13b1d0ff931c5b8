"""A file writes its dates in one way, or is refused; no day is guessed."""

import datetime as dt

import pytest
from pytest_django import Settings

from helpdesk.web.lists.tables.days import DateOrder, read_days
from helpdesk.web.lists.tables.read import Unreadable


def read(*cells: str, told: DateOrder | None = None) -> list[str]:
    days = read_days(enumerate(cells, start=2), told)
    return [days.day(cell).isoformat() for cell in cells]


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (["03/04/2026", "25/04/2026"], ["2026-04-03", "2026-04-25"]),
        (["03/04/2026", "04/25/2026"], ["2026-03-04", "2026-04-25"]),
        (["3-4-2026 10:15", "25-04-2026"], ["2026-04-03", "2026-04-25"]),
        (["01.02.2025", "3.12.2025 9:05"], ["2025-02-01", "2025-12-03"]),
        (["12.31.2025", "01.02.2025"], ["2025-12-31", "2025-01-02"]),
        (["2020/3/18", "2019/10/4"], ["2020-03-18", "2019-10-04"]),
        (
            ["2026-04-03T23:30:00Z", "2026-04-03 10:00:00.5 +02:00", "2026-04-03"],
            ["2026-04-04", "2026-04-03", "2026-04-03"],
        ),
        (["4/25/2026 3:15 PM", "4/5/2026 12:00 a.m."], ["2026-04-25", "2026-04-05"]),
    ],
)
def test_one_cell_proves_the_order_of_all(cells: list[str], days: list[str], settings: Settings) -> None:
    settings.TIME_ZONE = "Europe/Berlin"
    assert read(*cells) == days


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (["03/04/2026", "04/05/2026"], "Line 2: '03/04/2026' may have"),
        (["25/04/2026", "04/25/2026"], "Line 2: '25/04/2026' has the day first, but line 3"),
        (["01.02.2025", "13/02/2025"], "Line 3: '13/02/2025' is written in another way than '01.02.2025' in line 2"),
        (["2025-02-04", "04-02-2025"], "Line 3"),
        (["2025-02-04", "2025/02/05"], "Line 3"),
    ],
)
def test_a_file_that_writes_them_in_two_ways_is_refused(cells: list[str], words: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(*cells)
    assert str(refused.value).startswith(words)


def test_a_person_may_say_what_no_cell_proves_and_is_not_believed_against_proof() -> None:
    assert read("03/04/2026", told=DateOrder.MONTH) == ["2026-03-04"]
    assert read("03/04/2026", told=DateOrder.DAY) == ["2026-04-03"]
    with pytest.raises(Unreadable, match="25/04/2026"):
        read("25/04/2026", told=DateOrder.MONTH)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "someday",
        "30/02/2026",
        "2026-13-01",
        "03/04/26",
        "0001-01-01",
        "9999-01-01",
        "2026-01-01 25:00",
        "45000",
        "2026-01-01 10:00 +99:00",
        "13:00",
        "2026-1",
        "1/2/3/2026",
        "²/1/2026",
        "2026-01-01 13:00 PM",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|day|hour|minute|offset"):
        read_days([(2, text)]).day(text)


def test_a_day_begins_at_midnight_here(settings: Settings) -> None:
    settings.TIME_ZONE = "Europe/Berlin"
    at = read_days([(2, "2026-07-01")]).instant("2026-07-01")
    assert at == dt.datetime(2026, 6, 30, 22, tzinfo=dt.UTC)
