"""More forms of quotes that are left out, and of words that look like one and stay."""

from pathlib import Path

import pytest

from helpdesk.channels.mail.correspondence import Correspondence, names_in
from helpdesk.channels.mail.quote import reply_text

ANA = Correspondence(
    is_known=True,
    sender="ana@example.org",
    sender_name="Ana Example",
    subject="Re: Lamp",
    answered=frozenset({"support@desk.example"}),
    names=names_in("support"),
)
HERE = Path(__file__).parent
QUOTES = (HERE / "quotes.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n===\n")
OWN = (HERE / "own.txt").read_text(encoding="utf-8").removeprefix("=== ").removesuffix("\n").split("\n=== ")
"""Each begins with what must be shown."""


@pytest.mark.parametrize("quote", QUOTES)
def test_a_quote_is_left_out(quote: str) -> None:
    assert reply_text(f"The green one.\n\n{quote}", ANA.subject, ANA) == "The green one."


@pytest.mark.parametrize("case", OWN)
def test_own_words_stay(case: str) -> None:
    own, text = case.split("\n", 1)
    assert own in reply_text(text, ANA.subject, ANA)
