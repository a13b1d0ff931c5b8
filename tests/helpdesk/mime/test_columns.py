"""Blanks with which somebody made columns."""

import pytest

from helpdesk.mime.content.columns import has_columns, paragraphs_of, with_hard_blanks
from helpdesk.web.html.plain_words import as_paragraphs

TABLE = "Item        Qty   Price\nLamp          2   19.90\nLong shade   10    5.00"


def test_paragraphs_stand_between_empty_lines_and_keep_their_first_blanks() -> None:
    assert paragraphs_of("\n\n  a\n b\n \n\n\n   c\n") == ["  a\n b", "   c"]


@pytest.mark.parametrize("text", [TABLE, "Name\tMeg\nCity\tHull", "> Qty   Price\n> 2     19.90", "a  b\nc  d"])
def test_gaps_below_each_other_are_columns(text: str) -> None:
    assert has_columns(text)


@pytest.mark.parametrize(
    "text", ["One.  Two.\nThree!  Four", "    Meg\n    1 Harbour St", "only one   line", "> > a\n> > b"]
)
def test_blanks_of_a_letter_are_none(text: str) -> None:
    assert not has_columns(text)


def test_blanks_are_kept_where_no_style_keeps_them() -> None:
    text = "  a b   c\n\td\te\nend.  Next"
    hard = with_hard_blanks(text)
    assert hard.replace("\u00a0", " ") == text.expandtabs(8)
    assert "  " not in hard
    assert not any(line.startswith(" ") for line in hard.split("\n"))


def test_the_page_says_which_paragraph_has_columns() -> None:
    html = as_paragraphs(f"Hi <b>\n\n{TABLE}\nhttps://x.example/a?b=1&c=2")
    assert '<p class="plain">Hi &lt;b&gt;</p>' in html
    assert '<p class="plain columns">Item        Qty' in html
    assert 'href="https://x.example/a?b=1&amp;c=2"' in html
