"""Words from outside stand in their own direction in every mail of ours, whose own words stand in their language's."""

import re

import pytest

from helpdesk.outgoing.texts.placeholders import Kind
from helpdesk.outgoing.texts.registry import MailText, mail_texts
from helpdesk.outgoing.texts.write import WrittenMail, render
from tests.security.test_direction import Directions

pytestmark = pytest.mark.django_db
OUTSIDE = "מכתב (2)"
EACH = [(text, language) for text in mail_texts() for language in text.words]


def filled(text: MailText, language: str, frame: str = "") -> WrittenMail:
    """With words from outside for every placeholder that takes words."""
    values = {item.name: OUTSIDE if item.kind == Kind.TEXT else item.example_in(language) for item in text.placeholders}
    return render(text, text.words[language], frame or language, values)


@pytest.mark.parametrize(("text", "language"), EACH, ids=[f"{text.key}-{language}" for text, language in EACH])
def test_what_is_filled_in_has_its_own_direction(text: MailText, language: str) -> None:
    html = filled(text, language).html
    reader = Directions((OUTSIDE,))
    reader.feed(html)
    assert reader.lost == set()
    assert re.search(rf'<html lang="{language}" dir="ltr"', html)


@pytest.mark.parametrize(("language", "direction"), [("he", "rtl"), ("ar-eg", "rtl"), ("de", "ltr"), ("en", "ltr")])
def test_the_mail_has_the_direction_of_its_language(language: str, direction: str) -> None:
    html = filled(mail_texts()[0], "en", language).html
    assert f'<html lang="{language}" dir="{direction}"' in html
    assert f'align="{"right" if direction == "rtl" else "left"}"' in html


def test_words_that_stand_alone_turn_their_block_and_others_do_not() -> None:
    html = filled(next(text for text in mail_texts() if text.key == "survey_invitation"), "en").html
    assert re.search(rf'<h1 dir="auto" [^>]*><span dir="auto">{re.escape(OUTSIDE)}</span></h1>', html)
    assert re.search(rf'<p style="[^"]*">Hi <span dir="auto">{re.escape(OUTSIDE)}</span>,', html)
