"""Addresses of a transaction, however they are written."""

import pytest

from helpdesk.intake.doors.envelope import storable
from helpdesk.intake.doors.listener.envelope import read_path


@pytest.mark.parametrize(
    ("text", "address", "rest"),
    [
        ("<ana@example.org> SIZE=12 BODY=8BITMIME", "ana@example.org", "SIZE=12 BODY=8BITMIME"),
        (" <ana@example.org>", "ana@example.org", ""),
        ("<> SIZE=3", "<>", "SIZE=3"),
        ("ana@example.org SIZE=3", "ana@example.org", "SIZE=3"),
        ("<@a.example,@b.example:ana@example.org>", "ana@example.org", ""),
        ("<bounces+ana=example.org@lists.example>", "bounces+ana=example.org@lists.example", ""),
        ('<"ana ruiz"@example.org>', '"ana ruiz"@example.org', ""),
        ("<a..b.@example.org>", "a..b.@example.org", ""),
        ("<Postmaster>", "Postmaster", ""),
    ],
)
def test_an_address_is_read_with_what_follows(text: str, address: str, rest: str) -> None:
    assert read_path(text) == (address, rest)


@pytest.mark.parametrize("text", ["", "<ana@example.org", "<<a>>"])
def test_what_is_no_address_is_told(text: str) -> None:
    assert read_path(text) is None


@pytest.mark.parametrize(
    ("address", "stored"),
    [
        ("<>", ""),
        ("a\x00b@example.org", "ab@example.org"),
        ("\udcff@example.org", "\ufffd@example.org"),
        ("é@x", "é@x"),
    ],
)
def test_what_is_stored_is_plain_text(address: str, stored: str) -> None:
    assert storable(address) == stored


def test_a_long_address_is_cut() -> None:
    assert len(storable("a" * 999)) == 320
