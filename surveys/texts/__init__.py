"""What the customer reads, in their language: translated as all words of public pages, English where we have none.

Placeholders are plain `str.format` names of our own; nothing that a customer wrote is ever a format string. The mail
itself is a mail text (`surveys.mail_text`), which managers can change.
"""

from dataclasses import fields, replace
from functools import cache
from typing import Any

from django.conf import settings
from django.utils.translation import gettext, override

from helpdesk.web.language import nearest
from surveys.texts.en import EN
from surveys.texts.words import Texts

REASON_KEYS = tuple(EN.reasons)

__all__ = ["EN", "REASON_KEYS", "Texts", "all_texts", "texts_for"]


def texts_for(language: str) -> Texts:
    """The texts for a language tag such as `es-MX`, or those of the installation's language."""
    return _translated(nearest(language))


def all_texts() -> dict[str, Texts]:
    """In every language of our pages, by its code."""
    return {code: _translated(code) for code, _ in settings.LANGUAGES}


@cache
def _translated(code: str) -> Texts:
    with override(code):
        words = {field.name: _words(getattr(EN, field.name)) for field in fields(EN)}
    return replace(EN, **words | {"language": code})


def _words(value: Any) -> Any:
    return {key: gettext(words) for key, words in value.items()} if isinstance(value, dict) else gettext(value)
