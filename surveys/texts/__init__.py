"""Holds what the customer reads, in their language: translated as all public pages, English where we have none.

Placeholders are plain `str.format` names of our own; nothing that a customer wrote is ever a format string. The mail
itself is a mail text (`surveys.mail.mail_text`), which managers can change.
"""

from dataclasses import fields, replace
from functools import cache
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.translation import gettext, override

from helpdesk.web import shop
from helpdesk.web.requests.language import nearest
from surveys.kinds import SurveyKind, kind_of
from surveys.texts.en import EN
from surveys.texts.words import Texts

REASON_KEYS = tuple(EN.reasons)

__all__ = ["EN", "REASON_KEYS", "KindWords", "Texts", "all_texts", "texts_for", "words_of"]


class KindWords(NamedTuple):
    """The question of a survey, and what the ends of its scale mean."""

    question: str
    lowest: str
    highest: str


def texts_for(language: str) -> Texts:
    """The texts for a language tag such as `es-MX`, or those of the shop's language."""
    return _translated(nearest(language))


def all_texts() -> dict[str, Texts]:
    """The texts in every language of our pages, by its code."""
    return {code: _translated(code) for code, _ in settings.LANGUAGES}


def words_of(survey: SurveyKind, language: str) -> KindWords:
    """The words of one kind of survey in a language, as `texts_for` takes it."""
    words = _asked(survey.key, nearest(language))
    return words._replace(question=words.question.replace("{shop}", shop.facts().name))


@cache
def _asked(key: str, code: str) -> KindWords:
    survey = kind_of(key)
    with override(code):
        return KindWords(*(gettext(words) for words in (survey.question, survey.lowest, survey.highest)))


@cache
def _translated(code: str) -> Texts:
    with override(code):
        words = {field.name: _words(getattr(EN, field.name)) for field in fields(EN)}
    return replace(EN, **words | {"language": code})


def _words(value: Any) -> Any:
    return {key: gettext(words) for key, words in value.items()} if isinstance(value, dict) else gettext(value)
