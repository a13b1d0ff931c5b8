"""Answers in nine languages from the mail programs that people use: only their own words remain."""

import textwrap
from dataclasses import replace

import pytest

from helpdesk.mime.content.html_text import html_to_text
from helpdesk.mime.parse import parse_mail
from helpdesk.mime.quotes.quote import reply_text
from tests.helpdesk.mime.answers import LANGUAGES, MEG
from tests.helpdesk.mime.answers.pages import PAGES

SUBJECT = "Re: [#4758] Lid"
ALL = [(language, program) for language, table in LANGUAGES.items() for program in table.programs]
MARKED = [(language, program) for language, program in ALL if ">>>" in LANGUAGES[language].programs[program]]


@pytest.mark.parametrize(("language", "program"), ALL)
def test_what_the_program_adds_is_left_out(language: str, program: str) -> None:
    table = LANGUAGES[language]
    for between in ("\n\n", "\n", "\n\n\n"):
        assert reply_text(f"{table.words}{between}{table.below(program)}", SUBJECT, MEG) == table.words


@pytest.mark.parametrize("width", [60, 40])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_introduction_may_be_broken_anywhere(language: str, width: int) -> None:
    table = LANGUAGES[language]
    for program in table.programs:
        below = "\n".join(broken(line, width) for line in table.below(program).split("\n"))
        assert reply_text(f"{table.words}\n\n{below}", SUBJECT, MEG) == table.words, program


def broken(line: str, width: int) -> str:
    is_introduction = "@harborpine" in line and not line.startswith((">", "---"))
    return textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False) if is_introduction else line


@pytest.mark.parametrize(("language", "program"), MARKED)
def test_words_on_both_sides_of_a_quote_stay(language: str, program: str) -> None:
    table = LANGUAGES[language]
    shown = reply_text(f"{table.words}\n\n{table.below(program)}\n\n4711 is the number", SUBJECT, MEG)
    assert table.words in shown
    assert "4711 is the number" in shown


@pytest.mark.parametrize(("language", "program"), MARKED)
def test_answers_between_the_lines_stay(language: str, program: str) -> None:
    table = LANGUAGES[language]
    below = table.below(program)
    last = below.rindex("\n> ")
    text = f"{below[:last]}\nFirst answer\n{below[last + 1 :]}\nSecond answer"
    assert reply_text(text, SUBJECT, MEG) == text.strip("\n ")


@pytest.mark.parametrize(("language", "program"), ALL)
def test_an_answer_without_words_is_shown_whole(language: str, program: str) -> None:
    assert LANGUAGES[language].quoted.split("\n")[0] in reply_text(LANGUAGES[language].below(program), SUBJECT, MEG)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("text_part", [None, " \n\xa0\n"])
def test_html_alone_is_read_the_same_way(page: str, text_part: str | None) -> None:
    words, source = PAGES[page]
    raw = "From: Meg <meg@example.org>\n"
    if text_part is None:
        raw += f"Content-Type: text/html; charset=utf-8\n\n{source}"
    else:
        raw += "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n"
        raw += f"{text_part}\n--b\nContent-Type: text/html; charset=utf-8\n\n{source}\n--b--\n"
    mail = parse_mail(raw.encode())
    assert reply_text(mail.text, SUBJECT, MEG, mail.html) == words


OUTLOOK = PAGES["outlook in a language that is not known"][1]


def test_its_labels_are_no_words_that_nobody_said_before() -> None:
    people = replace(MEG, read=lambda: ["Which lamp?\nPriya"])
    assert reply_text(html_to_text(OUTLOOK), SUBJECT, people, OUTLOOK) == "The green one."
    own = OUTLOOK.replace("<div>Priya</div>", "<div>The red one</div>")
    assert "The red one" in reply_text(html_to_text(own), SUBJECT, people, own)


@pytest.mark.parametrize(
    "source",
    [
        OUTLOOK.replace("<div>Priya</div>", "<div>-&gt; The green one</div>"),
        OUTLOOK.replace("help@harborpine.example", "c@carrier.example"),
        OUTLOOK.replace("The green one.", "Hi,"),
        PAGES["gmail"][1].replace("</blockquote></div>", "</blockquote><div>Below</div></div>"),
        PAGES["thunderbird"][1] + "<p>Below</p>",
        PAGES["zoho"][1].replace("</blockquote>", "</blockquote><div>Below</div>"),
        '<p>One</p><blockquote type="cite">Which?</blockquote><p>Two</p><blockquote type="cite">When?</blockquote>',
        '<p>Three things:</p><blockquote style="margin:0 0 0 40px;border:none">the lid</blockquote>',
    ],
)
def test_own_words_in_html_stay(source: str) -> None:
    text = parse_mail(f"From: Meg <meg@example.org>\nContent-Type: text/html\n\n{source}".encode()).text
    assert reply_text(text, SUBJECT, MEG, source) == text
