"""What a hit's marks stand on."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.search.asked import units, words_of
from helpdesk.search.excerpts import excerpt, marked
from helpdesk.search.tokens import run_at, spans

PIECES = st.sampled_from(["a", "B", "ab", "ba", "1", "12", "120", " ", " ", ".", ",", "-", "'", "\n", "_", ". "])
WORDS = st.sampled_from(["a", "ab", "aba", "baab", "1", "12", "120", "1120", "12012", "12120120", "a1"])


@pytest.mark.parametrize(
    ("text", "word", "html"),
    [
        ("A <kettle> & a lid", "lid", "A &lt;kettle&gt; &amp; a <mark>lid</mark>"),
        ("A <kettle> & a lid", "hinge", "A &lt;kettle&gt; &amp; a lid"),
        ("Mr O'Neil", "oneil", "Mr <mark>O&#x27;Neil</mark>"),
        ("a well-known fault", "wellknown", "a <mark>well-known</mark> fault"),
        ("Order HP20911", "20911", "Order <mark>HP20911</mark>"),
        ("lids", "lid", "lids"),
        ("KETTLE", "kettle", "<mark>KETTLE</mark>"),
        ("Löffel", "loffel", "<mark>Löffel</mark>"),
        ("Löffel", "loeffel", "<mark>Löffel</mark>"),
        ("Straße", "strasse", "<mark>Straße</mark>"),
        ("from the U.S.A.", "usa", "from the <mark>U.S.A</mark>."),
        ("for 1,299.00 EUR", "1299", "for <mark>1,299.00</mark> EUR"),
        ("for 1 299 EUR", "1299", "for <mark>1 299</mark> EUR"),
        ("for 12,34,567 INR", "1234567", "for <mark>12,34,567</mark> INR"),
        ("1,2,12,34,567", "21234567", "1,2,12,34,567"),
        (f"{'12,' * 20}345", f"{'12' * 20}345", f"{'12,' * 20}345"),
        (f"{'12,' * 20}345", f"{'12' * 5}345", f"{'12,' * 20}345"),
    ],
)
def test_hits_are_marked_however_they_are_written(text: str, word: str, html: str) -> None:
    assert marked(text, frozenset({word})) == html


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("U.S.A.", "A lamp that was a gift <mark>USA</mark>"),
        ("1,299.00", "1 lamp, 00 to 1 o&#x27;clock <mark>1.299,00</mark>"),
        ("usa", "The usage of it <mark>U.S.A</mark>"),
    ],
)
def test_what_only_a_part_of_the_hit_stands_in_is_not_marked(asked: str, text: str) -> None:
    plain = text.replace("<mark>", "").replace("</mark>", "").replace("&#x27;", "'")
    assert excerpt(plain, words_of(units(asked))) == text


def test_an_excerpt_begins_at_the_hit_and_not_at_what_looks_like_it() -> None:
    text = f"The usage. {'Other words. ' * 30}From the U.S.A. today. {'Other words. ' * 30}"
    assert "<mark>U.S.A</mark>" in excerpt(text, frozenset({"usa"}))


@given(st.lists(PIECES, max_size=40).map("".join), st.frozensets(WORDS))
def test_exactly_the_runs_that_have_one_of_the_words_are_marked(text: str, words: frozenset[str]) -> None:
    expected = [span.group() for span in spans(text) if run_at(span).names & words]
    assert re.findall("<mark>(.*?)</mark>", marked(text, words).replace("&#x27;", "'"), re.DOTALL) == expected
