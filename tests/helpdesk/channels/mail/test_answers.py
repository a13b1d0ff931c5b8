"""Answers in nine languages from the mail programs that people use: only their own words remain."""

import pytest

from helpdesk.channels.mail.parse import parse_mail
from helpdesk.channels.mail.quote import reply_text
from tests.helpdesk.channels.mail.answers import LANGUAGES
from tests.helpdesk.channels.mail.answers.pages import PAGES

SUBJECT = "Re: [#4758] Lid"
ALL = [(language, program) for language, table in LANGUAGES.items() for program in table.programs]
MARKED = [(language, program) for language, program in ALL if ">>>" in LANGUAGES[language].programs[program]]


@pytest.mark.parametrize(("language", "program"), ALL)
def test_what_the_program_adds_is_left_out(language: str, program: str) -> None:
    table = LANGUAGES[language]
    for between in ("\n\n", "\n", "\n\n\n"):
        assert reply_text(f"{table.words}{between}{table.below(program)}", SUBJECT) == table.words


@pytest.mark.parametrize(("language", "program"), MARKED)
def test_words_on_both_sides_of_a_quote_stay(language: str, program: str) -> None:
    table = LANGUAGES[language]
    shown = reply_text(f"{table.words}\n\n{table.below(program)}\n\n4711 is the number", SUBJECT)
    assert table.words in shown
    assert "4711 is the number" in shown


@pytest.mark.parametrize(("language", "program"), MARKED)
def test_answers_between_the_lines_stay(language: str, program: str) -> None:
    table = LANGUAGES[language]
    below = table.below(program)
    last = below.rindex("\n> ")
    text = f"{below[:last]}\nFirst answer\n{below[last + 1 :]}\nSecond answer"
    assert reply_text(text, SUBJECT) == text.strip("\n ")


@pytest.mark.parametrize(("language", "program"), ALL)
def test_an_answer_without_words_is_shown_whole(language: str, program: str) -> None:
    assert LANGUAGES[language].quoted.split("\n")[0] in reply_text(LANGUAGES[language].below(program), SUBJECT)


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
    assert reply_text(parse_mail(raw.encode()).text, SUBJECT) == words
