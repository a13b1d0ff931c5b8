"""The same message again, changed on its way: a list added its footer, a gateway its warning, a word to the subject or
its own address before a link.

Its Message-ID, sender and date are those of a message that is here, and the words and the subject of one are contained
in those of the other; or one has a warning above and the other a footer below, and what is left is the same. Programs
that use one Message-ID for different messages differ in one of these.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from helpdesk.intake.matching.read_mail import read_mail
from helpdesk.intake.models import RawMail
from helpdesk.mime.parsed import ParsedMail
from helpdesk.tickets.models import Ticket

_LEAST = 12
"""Letters that two changed copies must have in common."""
_TRIES = 50
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_LABEL = re.compile(r"\[(?![#\d])[^\[\]]*\]|\*{3}[^*]*\*{3}")
"""What lists and gateways put into a subject; a number may be what tells one message from another."""


@dataclass(frozen=True, slots=True)
class Twin:
    """The delivery that took effect, and whether this one has files that it had not."""

    row: RawMail
    ticket: Ticket
    brings_files: bool


def twin_of(mail: ParsedMail, alike: Sequence[int]) -> Twin | None:
    """The message that `mail` is a changed copy of, among the deliveries `alike`."""
    if not alike:
        return None
    for row in RawMail.objects.filter(pk__in=alike).select_related("ticket").order_by("pk"):
        first = read_mail(row.read())
        if row.ticket and _is_copy(mail, first):
            return Twin(row, row.ticket, brings_files=not _files(mail) <= _files(first))
    return None


def _is_copy(mail: ParsedMail, first: ParsedMail) -> bool:
    return (
        mail.date == first.date
        and _one_holds_the_other(_LABEL.sub("", mail.subject), _LABEL.sub("", first.subject))
        and (_one_holds_the_other(mail.text, first.text) or _is_same_beside_links(mail.text, first.text))
    )


def _is_same_beside_links(one: str, other: str) -> bool:
    """Whether the words are the same, wherever their links lead: gateways lead them to a check of their own."""
    one, other = _ADDRESS.sub("", one), _ADDRESS.sub("", other)
    if min(len(_letters(one)), len(_letters(other))) < _LEAST:
        return False
    return _one_holds_the_other(one, other) or _share(one, other)


def _one_holds_the_other(one: str, other: str) -> bool:
    """Whether one text holds the other, by letters and digits alone: lists wrap and indent anew."""
    short, long = sorted((_letters(one), _letters(other)), key=len)
    return short in long


def _share(one: str, other: str) -> bool:
    """Whether the end of one is the beginning of the other."""
    first, second = _letters(one), _letters(other)
    return _ends_as_begins(first, second) or _ends_as_begins(second, first)


def _ends_as_begins(one: str, other: str) -> bool:
    at, beginning = -1, other[:_LEAST]
    for _ in range(_TRIES if len(beginning) == _LEAST else 0):
        at = one.find(beginning, at + 1)
        if at < 0:
            return False
        if other.startswith(one[at:]):
            return True
    return False


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _files(mail: ParsedMail) -> set[str]:
    return {sha256(item.data).hexdigest() for item in mail.attachments}
