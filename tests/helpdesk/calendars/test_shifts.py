"""Shifts as people write them, and what a calendar keeps of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.calendars.shifts import BadShift, Shift, ShiftsOverlap, in_words, of_hours, parse, to_hours, written

CLOSED: list[Shift] = []


def week(*texts: str) -> list[list[Shift]]:
    return [parse(text) for text in (*texts, *[""] * (7 - len(texts)))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("9-17", "09:00–17:00"),
        ("9:00 – 12.30, 13:15 to 17h00", "09:00–12:30, 13:15–17:00"),
        ("9am-5pm", "09:00–17:00"),
        ("12am-12pm", "00:00–12:00"),
        ("22-6", "22:00–06:00"),
        ("18:00-0:00", "18:00–24:00"),
        ("0-24", "00:00–24:00"),
    ],
)
def test_people_write_shifts_in_their_own_way(text: str, words: str) -> None:
    assert written(parse(text)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("mornings", "is no shift"),
        ("9", "is no shift"),
        ("9-25", "no clock shows"),
        ("9:60-17", "no clock shows"),
        ("13pm-5", "no clock shows"),
        ("24-6", "no clock shows"),
        ("9-9", "ends when it begins"),
        ("9-5", "would be 20 hours"),
    ],
)
def test_what_is_no_shift_is_refused_in_plain_words(text: str, words: str) -> None:
    with pytest.raises(BadShift, match=words):
        parse(text)


def test_a_shift_over_midnight_is_kept_as_two_openings() -> None:
    assert to_hours(week("22-6", "6-14")) == {
        "0": [["22:00", "24:00"]],
        "1": [["00:00", "06:00"], ["06:00", "14:00"]],
    }
    sunday = [*[CLOSED] * 6, parse("22-6")]
    assert to_hours(sunday) == {"0": [["00:00", "06:00"]], "6": [["22:00", "24:00"]]}


def test_a_shop_that_never_closes_has_no_nights() -> None:
    always = [parse("0-24")] * 7
    assert of_hours(to_hours(always)) == always


@pytest.mark.parametrize(("texts", "weekday"), [(("9-12, 11-14",), 0), (("22-6", "5-9"), 1)])
def test_two_at_once_are_refused(texts: tuple[str, ...], weekday: int) -> None:
    with pytest.raises(ShiftsOverlap) as refused:
        to_hours(week(*texts))
    assert refused.value.weekday == weekday


shifts = st.builds(Shift, st.integers(0, 1439), st.integers(1, 1440)).filter(lambda shift: shift.opens < shift.closes)
nights = st.builds(lambda opens, length: Shift(opens, 1440 + length), st.integers(1000, 1439), st.integers(1, 400))


@given(st.lists(st.one_of(st.none(), shifts, nights), min_size=7, max_size=7))
def test_what_is_kept_is_what_was_written(days: list[Shift | None]) -> None:
    try:
        hours = to_hours([[day] if day else [] for day in days])
    except ShiftsOverlap:
        return
    again = to_hours([parse(written(day)) for day in of_hours(hours)])
    assert again == hours


def test_days_with_the_same_shifts_are_told_together() -> None:
    office = week(*["9-17"] * 5, "10-14")
    assert in_words(to_hours(office)) == "Mon–Fri 09:00–17:00; Sat 10:00–14:00"
