"""What a service is handed when somebody said something. Plain values, no database."""

import dataclasses
import datetime as dt
import hashlib
import re
import unicodedata
from collections.abc import Sequence

from helpdesk.web.words.card_files import masked_file
from helpdesk.web.words.card_numbers import masked, masked_html

LAST_WORDS_LENGTH = 200
OWN_WORDS = re.compile(r"\[\[[^][]{0,200}\]\]")
"""A place where whoever sends a saved reply has to write words of their own."""
_PLACEHOLDER = re.compile(r"\{\{[^{}]{0,80}\}\}")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zs", "Zl", "Zp", "Mn", "Me"})
_DRAWN_BLANK = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters of Korean and of Braille without anything to see."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class NewFile:
    """A file as it came: `content` holds its exact bytes."""

    filename: str
    content: bytes
    content_type: str = "application/octet-stream"
    content_id: str = ""
    inline: bool = False

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @property
    def without_cards(self) -> "NewFile":
        """The file as it may be kept: without numbers of payment cards, where it is text."""
        safe = masked_file(self.content, self.content_type)
        return self if safe is self.content else dataclasses.replace(self, content=safe)


@dataclasses.dataclass(frozen=True, kw_only=True)
class NewMessage:
    """A message before it is stored. `reply_text` is the text without the quote; empty means the whole `body_text`.

    `card_masked`: a card's number was taken out of its words before they came here.
    """

    body_text: str
    body_html: str = ""
    reply_text: str = ""
    subject: str = ""
    from_email: str = ""
    from_name: str = ""
    reply_to: str = ""
    handle: str = ""
    link: str = ""
    posted: str = ""
    transport: str = ""
    to: Sequence[str] = ()
    cc: Sequence[str] = ()
    bcc: Sequence[str] = ()
    internet_message_id: str = ""
    is_auto_reply: bool = False
    draws_no_answer: bool = False
    card_masked: bool = False
    files: Sequence[NewFile] = ()
    created_at: dt.datetime | None = None


def snippet(text: str) -> str:
    """The first words of a message on one line, for lists."""
    return " ".join(text[:2000].split())[:LAST_WORDS_LENGTH]


def left_to_fill(text: str) -> list[str]:
    """What somebody has to fill in before the text can be sent: placeholders, and places for their own words.

    >>> left_to_fill("Dear {{ customer.name }}, [[what you did]].")
    ['{{ customer.name }}', '[[what you did]]']
    """
    return [found[0] for pattern in (_PLACEHOLDER, OWN_WORDS) for found in pattern.finditer(text)]


def says_something(text: str) -> bool:
    """Whether a reader sees anything: blanks, marks without a letter and what is drawn as a blank say nothing."""
    return any(unicodedata.category(letter) not in _UNSEEN and letter not in _DRAWN_BLANK for letter in text)


def storable(text: str) -> str:
    """Text that PostgreSQL can keep: no NUL, no lone surrogates."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8") if text else ""


def storable_words(text: str) -> str:
    """What people wrote, as it may be kept: as `storable`, and without the numbers of payment cards."""
    return masked(storable(text))


def storable_html(html: str) -> str:
    """The same for HTML; empty where a number cannot be cut out of it."""
    return masked_html(storable(html))
