"""The raw message as text: nothing invisible, nothing torn, nothing left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.mime.raw_text import PART, raw_part, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\r\nb\tc", "a\nb\tc"),
        ("nul\x00 esc\x1b", "nul⟨U+0000⟩ esc⟨U+001B⟩"),
        ("evil\u202egpj.exe", "evil⟨U+202E⟩gpj.exe"),
        ("zero\u200bwidth\ufeff", "zero⟨U+200B⟩width⟨U+FEFF⟩"),
        ("Grüße 😀", "Grüße 😀"),
    ],
)
def test_what_cannot_be_seen_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_long_message_comes_in_parts_at_line_ends() -> None:
    raw = b"A line of a mail.\n" * 20_000
    parts = [raw_part(raw, number) for number in (1, 2, 3, 4)]
    assert {part.count for part in parts} == {4}
    assert all(len(part.text) <= PART and part.text.endswith("\n") for part in parts)
    assert "".join(part.text for part in parts).encode() == raw


@given(st.text(alphabet="aü€😀", max_size=20), st.integers(1, 99))
def test_no_letter_is_torn_and_none_is_lost(word: str, number: int) -> None:
    raw = (word * 20_000).encode()
    count = raw_part(raw, number).count
    assert sum(len(raw_part(raw, part).text) for part in range(1, count + 1)) == len(word) * 20_000
    assert raw_part(raw, count + 5).number == count


def test_other_alphabets_are_read_as_browsers_do() -> None:
    assert raw_part(b"Gr\xfc\xdfe", 1).text == "Grüße"
