"""From a source and values to plain text and HTML. A value is words, whatever it looks like."""

import html
import re

import pytest
from django.conf import settings
from django.utils.html import format_html
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.outgoing.texts import Block, Empty, Kind, MailText, Placeholder, Words
from helpdesk.outgoing.texts.rendering.direction import without_signs
from helpdesk.outgoing.texts.rendering.fill import one_line
from helpdesk.outgoing.texts.write import WrittenMail, render

TEXT = MailText(
    key="test",
    title="Test",
    sent="Never",
    kind="system",
    placeholders=(
        Placeholder("customer.name", "Name", "Meg", when_empty=Empty.SPACE),
        Placeholder("answer.due", "Due", "Friday"),
        Placeholder("request.url", "Link", "/r/x/", kind=Kind.LINK, required=True),
        Placeholder("reply.words", "Words", "…", kind=Kind.BLOCK),
    ),
    words={"en": Words("Re: {{answer.due}}", "")},
)


def mail(body: str, subject: str = "Hello", language: str = "en", **values: str | Block) -> WrittenMail:
    """Rendered with `request_url="/r/x/"` for {{request.url}}."""
    given = {"request.url": "/r/x/"} | {name.replace("_", "."): value for name, value in values.items()}
    return render(TEXT, Words(subject, body), language, given)


def content(written: WrittenMail) -> str:
    """The text without the foot that every mail has."""
    return written.text.partition("\n\n-- \n")[0]


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("דנה לוי", "Hi \u2068דנה לוי\u2069, see"),
        ("محمد Ali", "Hi \u2068محمد Ali\u2069, see"),
        ("Łucja", "Hi Łucja, see"),
        ("דנה@example.org", "Hi דנה@example.org, see"),
        ("דנה www.example.org", "Hi דנה www.example.org, see"),
        ("\u2068דנה", "Hi \u2068דנה\u2069, see"),
    ],
)
def test_words_from_right_to_left_keep_the_sentence_around_them_in_order(name: str, line: str) -> None:
    written = mail("Hi {{customer.name}}, see", subject="Re: {{customer.name}}", customer_name=name)
    assert (content(written), without_signs(written.subject)) == (line, written.subject)
    assert "\u2068" not in written.html


def test_a_line_of_nothing_but_such_words_needs_no_signs_and_a_link_gets_none() -> None:
    written = mail("{{customer.name}}\n\nSee [of {{customer.name}}]({{request.url}}).", customer_name="דנה")
    assert content(written) == f"דנה\n\nSee of דנה <{settings.BASE_URL}/r/x/>."


def test_signs_end_with_their_line() -> None:
    name = " ".join(["שלום"] * 30)
    lines = content(mail("Hi {{customer.name}}, see", customer_name=name)).split("\n")
    assert len(lines) > 2
    assert [(line.count("\u2068"), line.count("\u2069")) for line in lines] == [(1, 1)] * len(lines)


HOSTILE = st.text() | st.sampled_from(
    [
        "<script>alert(1)</script>",
        "{{request.url}}",
        "**bold** [x](javascript:alert(1))",
        "\n\n# Heading\n\n- item",
        "{% load x %}{{ settings.SECRET_KEY }}",
        '"><img src=x onerror=alert(1)>',
        "Bcc: victim@example.org\r\nX: y",
    ]
)


@given(value=HOSTILE)
def test_a_value_is_never_executed_nor_markup(value: str) -> None:
    written = mail("Hi {{customer.name}}, [see]({{request.url}})", customer_name=value)
    expected = f"Hi {one_line(value)}, see" if one_line(value) else "Hi, see"
    paragraph = written.html.partition('16px">Hi')[2].partition("</p>")[0]
    assert html.unescape("Hi" + re.sub(r"</?(?:a|span)[^>]*>", "", paragraph)) == expected
    # The span is ours: it gives the value a direction of its own.
    assert re.findall(r"<(\w+)", paragraph) == (["span", "a"] if one_line(value) else ["a"])
    assert without_signs(content(written)).split() == [*expected.split(), f"<{settings.BASE_URL}/r/x/>"]


@given(value=HOSTILE)
def test_a_subject_is_one_line_whatever_the_values_are(value: str) -> None:
    subject = mail("x", subject="Re: {{answer.due}}", answer_due=value).subject
    assert subject == f"Re: {one_line(value)}".strip()
    assert subject.splitlines() in ([subject], [])


OURS = {"body", "div", "table", "tr", "td", "h1", "p", "br", "strong", "em", "a", "ul", "ol", "li", "span"}


@given(source=st.text(alphabet=st.characters(codec="utf-8"), max_size=200), value=HOSTILE)
def test_whatever_a_manager_types_no_foreign_tag_appears(source: str, value: str) -> None:
    try:
        written = mail(source + "{{customer.name}}", customer_name=value)
    except (KeyError, ValueError):
        return
    inside = re.sub(r"<!--.*?-->", "", written.html[written.html.index("<body") : written.html.index("</body>")])
    tags = re.findall(r"<(\w+)([^<>]*)>", inside)
    assert {name for name, _ in tags} <= OURS
    assert not any(re.search(r"\son\w+=|javascript:", attributes) for _, attributes in tags)


def test_bold_lists_headings_and_links_come_out_in_both_forms() -> None:
    written = mail("# News\n\n**Now** *here*:\n- one\n- two\n\nSee [this page]({{request.url}}) and more.")
    url = f"{settings.BASE_URL}/r/x/"
    assert content(written) == f"News\n\nNow here:\n\n- one\n- two\n\nSee this page <{url}> and more."
    for part in ("News</h1>", "<strong>Now</strong>", "<em>here</em>", "<ul", f'href="{url}"'):
        assert part in written.html


def test_a_link_that_stands_alone_is_a_button() -> None:
    written = mail("Look:\n\n[Open it]({{request.url}})")
    assert content(written).endswith(f"Open it:\n{settings.BASE_URL}/r/x/")
    assert 'class="button"' in written.html


def test_a_line_whose_placeholder_has_nothing_to_say_is_left_out() -> None:
    assert content(mail("One.\nBy {{answer.due}}.\n\n- Due {{answer.due}}\n\nTwo.")) == "One.\n\nTwo."


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Hello {{customer.name}},", "Hello,"),
        ("Hola, {{customer.name}}:", "Hola:"),
        ("**Hola**, {{customer.name}}.", "Hola."),
        ("Hello, {{customer.name}} and all", "Hello, and all"),
        ("Good day, {{customer.name}}", "Good day"),
    ],
)
def test_an_empty_name_takes_the_space_and_the_comma_before_it_along(line: str, left: str) -> None:
    assert content(mail(line)) == left


def test_what_stands_below_the_line_is_the_foot() -> None:
    written = mail("Words.\n\n---\nSmall print. [Stop]({{request.url}})")
    assert "\n\n-- \nSmall print. Stop <" in written.text
    assert settings.SITE_NAME in written.text.partition("-- \n")[2]


def test_a_block_stands_as_its_room_drew_it() -> None:
    block = Block("a\n  b", format_html("<b>{}</b>", "<x>"))
    written = mail("{{reply.words}}", reply_words=block)
    assert content(written) == "a\n  b"
    assert "<b>&lt;x&gt;</b>" in written.html


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/r/ x"])
def test_a_placeholders_link_leads_to_us_or_nowhere(address: str) -> None:
    if address.startswith("//"):
        assert f'href="{settings.BASE_URL}//evil.example/"' in mail("[a]({{request.url}})", request_url=address).html
        return
    with pytest.raises(ValueError, match="page of ours"):
        mail("[a]({{request.url}})", request_url=address)


def test_words_are_no_address() -> None:
    with pytest.raises(ValueError, match="no address"):
        mail("[a]({{answer.due}})", answer_due="javascript:alert(1)")


def test_what_the_mail_needs_cannot_be_empty() -> None:
    with pytest.raises(ValueError, match="must not be empty"):
        mail("[a]({{request.url}})", request_url="")


def test_long_lines_are_wrapped_and_addresses_are_not() -> None:
    lines = mail("word " * 60 + "\n\nhttps://example.org/" + "x" * 90).text.splitlines()
    assert max(len(line) for line in lines if "https" not in line) <= 72
    assert any(line.endswith("x" * 90) for line in lines)


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl"), ("he", "rtl"), ("de", "ltr")])
def test_the_document_says_its_language_and_direction(language: str, direction: str) -> None:
    assert f'<html lang="{language}" dir="{direction}"' in mail("x", language=language).html


def test_lists_of_mails_show_the_first_words_past_the_greeting() -> None:
    written = mail("Hello Meg,\n\nWe have your request, and this is the beginning of it.")
    hidden = written.html[written.html.index("display: none") :]
    assert hidden[: hidden.index("</div>")].rpartition(">")[2].strip().startswith("We have your request")
