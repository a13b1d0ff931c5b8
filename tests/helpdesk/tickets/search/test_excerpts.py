"""What a hit's marks stand on."""

import pytest

from helpdesk.tickets.search.excerpts import marked


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
    ],
)
def test_hits_are_marked_however_they_are_written(text: str, word: str, html: str) -> None:
    assert marked(text, frozenset({word})) == html
