"""Addresses in plain text that can be pressed: all of the address, nothing around it, and nothing but an address."""

import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpdesk.web.html.plain_links import MOST, linked
from helpdesk.web.html.plain_words import as_paragraphs

ANCHOR = re.compile(r'<a dir="ltr" href="([^"]*)"([^>]*)>([^<]*)</a>')


def links(text: str) -> list[tuple[str, str]]:
    """(where it leads, what is read) of each."""
    return [(html.unescape(href), html.unescape(words)) for href, _, words in ANCHOR.findall(linked(text))]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See https://a.example/x?b=1&c=2.", "https://a.example/x?b=1&c=2"),
        ("(http://a.example)", "http://a.example"),
        ("Read https://a.example/wiki/Kettle_(lid), please", "https://a.example/wiki/Kettle_(lid)"),
        ("(see https://a.example/wiki/Kettle_(lid))!", "https://a.example/wiki/Kettle_(lid)"),
        ("<https://a.example/track/>", "https://a.example/track/"),
        ('"https://a.example/a"', "https://a.example/a"),
        ("https://a.example/a…", "https://a.example/a"),
        ("HTTPS://A.example:8443/#part", "HTTPS://A.example:8443/#part"),
        ("https://a.example/ü/日本", "https://a.example/ü/日本"),
        ("詳細は「https://a.example/jp」です。", "https://a.example/jp"),
        ("**https://a.example/bold**", "https://a.example/bold"),
        ("http://192.0.2.7/a", "http://192.0.2.7/a"),
    ],
)
def test_an_address_ends_where_its_sentence_goes_on(text: str, address: str) -> None:
    assert links(text) == [(address, address)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Write to meg+lid@post.example.org.", ("mailto:meg%2Blid@post.example.org", "meg+lid@post.example.org")),
        ("<meg@example.org>", ("mailto:meg@example.org", "meg@example.org")),
        ("mailto:meg@example.org", ("mailto:meg@example.org", "mailto:meg@example.org")),
        ("www.example.org/a, then", ("https://www.example.org/a", "www.example.org/a")),
        ("jörg@bücher.example", ("mailto:j%C3%B6rg@bücher.example", "jörg@bücher.example")),
    ],
)
def test_mail_addresses_and_www_lead_where_they_say(text: str, found: tuple[str, str]) -> None:
    assert links(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd and ftp://a.example/",
        "https://bank.example@evil.example/login",
        "https:// nothing",
        "http://[::1",
        "a@b",
        "setup.exe or report.pdf, 12.5.2026",
        "me@@example.org",
    ],
)
def test_what_is_no_address_of_a_page_or_a_person_stays_text(text: str) -> None:
    assert links(text) == []


def test_a_link_opens_beside_the_page_and_tells_nobody_where_it_was() -> None:
    assert ANCHOR.findall(linked("https://a.example"))[0][1] == ' rel="nofollow noopener noreferrer" target="_blank"'
    assert ANCHOR.findall(linked("meg@a.example"))[0][1] == ' rel="nofollow noopener noreferrer"'


@given(st.text(st.sampled_from("ab.@:/w<>&\"'() \n\u202e%") | st.characters(), max_size=200))
@example('https://a.example/"onmouseover="alert(1)')
@example("https://a.example/<b>x</b>")
def test_every_letter_is_kept_and_none_becomes_markup(text: str) -> None:
    made = linked(text)
    assert html.unescape(re.sub(r"<a [^>]*>|</a>", "", made)) == html.unescape(html.escape(text))
    assert not re.sub(r'<a dir="ltr" href="[^"<>]*" rel="[a-z ]*"(?: target="_blank")?>|</a>', "", made).count("<")


def test_a_flood_of_addresses_is_bounded() -> None:
    page = as_paragraphs("https://a.example\n\n" * (MOST + 50))
    assert page.count("<a ") == MOST


@pytest.mark.parametrize("text", ["https://a.example/" + ")" * 50_000, "a@" * 50_000, "a." * 50_000, "w" * 100_000])
def test_long_nonsense_is_kept(text: str) -> None:
    assert re.sub(r"<a [^>]*>|</a>", "", linked(text)) == text
