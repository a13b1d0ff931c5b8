"""The plain text of an HTML body."""

import pytest

from helpdesk.mime.content.html_text import html_to_text
from helpdesk.web.html.clean_html import clean_html


@pytest.mark.parametrize(
    "tag",
    [
        "main",
        "form",
        "figure",
        "figcaption",
        "fieldset",
        "legend",
        "aside",
        "nav",
        "details",
        "summary",
        "caption",
        "section",
        "article",
        "header",
        "footer",
        "address",
        "dialog",
        "menu",
        "div",
        "p",
        "h1",
        "dt",
        "dd",
        "center",
        "button",
    ],
)
def test_no_two_blocks_run_together(tag: str) -> None:
    inside = "<table>{}<tr><td>row</table>" if tag == "caption" else "{}"
    two = "".join(inside.format(f"<{tag}>{words}</{tag}>") for words in ("One", "Two"))
    words = html_to_text(f"before{two}after").split()
    assert [word for word in words if word != "row"] == ["before", "One", "Two", "after"]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('See <a href="https://x.example/a/7">here</a>.', "See here (https://x.example/a/7)."),
        (
            '<a href="https://x.example/?a=1&amp;b=2">the <b>photo</b> </a>now',
            "the photo (https://x.example/?a=1&b=2) now",
        ),
        ('<a href="https://x.example/">x.example</a>', "x.example"),
        ('<a href="https://www.x.example/a">https://www.x.example/a</a>', "https://www.x.example/a"),
        ('<a href="https://evil.example/">https://bank.example</a>', "https://bank.example (https://evil.example/)"),
        ('<a href="https://x.example/"><img alt="Logo"></a>', "Logo (https://x.example/)"),
        ('a<a href="https://x.example/"><img></a>b', "ab"),
        ('<a href="https://x.example/"><div>block</div></a>next', "block (https://x.example/)\nnext"),
        ('<a href="mailto:meg@x.example?subject=Hi">Meg</a>', "Meg <meg@x.example>"),
        ('Meg &lt;<a href="mailto:Meg@x.example">meg@x.example</a>&gt; wrote:', "Meg <meg@x.example> wrote:"),
        ('<a href="tel:+4930123">030 123</a>', "030 123 (+4930123)"),
        ('<a href="tel:+49-30-123">+49 30 123</a>', "+49 30 123"),
        ('<a href="#top">up</a> <a href="javascript:x()">do</a> <a href="cid:a">in</a> <a>none</a>', "up do in none"),
        ('<a href="https://x.example/">A</a> <a href="https://x.example/">B</a>', "A (https://x.example/) B"),
        ('<ul><li><a href="https://x.example/1">One</a><li>Two</ul>', "- One (https://x.example/1)\n- Two"),
        ('<blockquote><a href="https://x.example/1">One</a></blockquote>', "> One (https://x.example/1)\n>"),
    ],
)
def test_links_keep_their_addresses(source: str, text: str) -> None:
    assert html_to_text(source) == text


@pytest.mark.parametrize("tag", ["span", "b", "strong", "em", "i", "font", "label", "small", "a"])
def test_what_a_style_sets_apart_does_not_run_together(tag: str) -> None:
    apart = "".join(f'<{tag} style="color: red; DISPLAY:block">{words}</{tag}>' for words in ("One", "Two"))
    assert html_to_text(f"a{apart}b<{tag} style='display:inline'>c</{tag}>") == "a\nOne\nTwo\nbc"


def test_an_address_broken_over_lines_is_written_whole() -> None:
    assert html_to_text('<a href="https://x.example/\n?a=1">Here</a>') == "Here (https://x.example/?a=1)"


def test_words_in_a_text_field_are_kept() -> None:
    source = "<form>Yours:<textarea>It <b>broke.</textarea></form>"
    assert html_to_text(source) == "Yours:It <b>broke."
    assert clean_html(source) == "Yours:It &lt;b&gt;broke."


TABLE = "Item     Qty\nLamp       2\nShade     10"


@pytest.mark.parametrize(
    "element",
    [
        f"<pre>{TABLE}</pre>",
        f'<div style="white-space: pre-wrap">{TABLE}</div>',
        f'<p style="color:red;WHITE-SPACE:pre"><span>{TABLE}</span></p>',
        f'<span style="font-size: 1em; white-space:break-spaces">{TABLE}</span>',
    ],
)
def test_columns_of_blanks_stay_in_the_text_and_on_the_page(element: str) -> None:
    assert html_to_text(f"<p>Hi  you</p>{element}<p>Bye  you</p>") == f"Hi you\n\n{TABLE}\n\nBye you"
    cleaned = clean_html(element)
    assert TABLE in cleaned
    assert "<pre>" in cleaned or 'data-blanks=""' in cleaned
    assert "style=" not in cleaned
    assert clean_html(cleaned) == cleaned


def test_other_styles_keep_no_blanks() -> None:
    for style in ("white-space: normal", "white-space: pre-line", "x-white-space: pre", "color: red"):
        assert html_to_text(f'<div style="{style}">a   b</div>') == "a b"
        assert clean_html(f'<div style="{style}">a</div>') == "<div>a</div>"


DRAWING = "A" * 60_000


@pytest.mark.parametrize(
    "unseen",
    [
        f"<!--[if gte vml 1]><v:shape o:gfxdata='{DRAWING}'></v:shape><![endif]-->",
        f'<![if !vml]><v:shape id="a" o:gfxdata="{DRAWING}"></v:shape><![endif]>',
        f"<!-- {DRAWING} -->",
        f"<!--{'<b ' * 20_000}-->",
        f'<img src="data:image/png;base64,{DRAWING}">',
    ],
)
def test_what_is_never_shown_makes_no_mail_heavy(unseen: str) -> None:
    source = f"<style>p.a {{margin: 0}}</style><p>One</p>{unseen}<p>Two</p>"
    assert html_to_text(source) == "One\n\nTwo"
    assert clean_html(source).replace("<img>", "").startswith("<p>One</p>")


def test_a_comment_that_never_ends_hides_no_words() -> None:
    assert "Two" in html_to_text(f"<p>One</p><!-- <p>Two</p>{'<i>' * 30_000}")


def test_the_words_of_a_heavy_mail_stand_on_their_lines() -> None:
    heavy = f"<style>p.x {{}}</style><p>One</p><div>Two <b>bold</b><br>Three</div>{'<div>' * 30_000}"
    assert html_to_text(heavy) == "One\nTwo bold\nThree"
    assert clean_html(heavy) == "<p>One<br>Two bold<br>Three</p>"


@pytest.mark.parametrize("piece", ["<!--", "gfxdata='", 'gfxdata="', "<style", "<a href='https://x.example/", "<title"])
def test_openings_without_an_end_are_read_in_time(piece: str) -> None:
    assert html_to_text(piece * 100_000) is not None
