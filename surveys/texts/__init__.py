"""What the customer reads, in their language. A language that is missing here is answered in English.

Placeholders are plain `str.format` names of our own; nothing that a customer wrote is ever a format string. The mail
itself is a mail text (`surveys.mail_text`), which managers can change.
"""

from surveys.texts.de import DE
from surveys.texts.en import EN
from surveys.texts.es import ES
from surveys.texts.words import Texts

FALLBACK = "en"
LANGUAGES = {texts.language: texts for texts in (EN, DE, ES)}
REASON_KEYS = tuple(EN.reasons)

__all__ = ["EN", "LANGUAGES", "REASON_KEYS", "Texts", "texts_for"]


def texts_for(language: str) -> Texts:
    """The texts for a language tag such as `es-MX`, or the English ones."""
    return LANGUAGES.get(language.replace("_", "-").lower().partition("-")[0], LANGUAGES[FALLBACK])
