"""Finds what a text asks for although it is on file, for a soft hint in the composer, never an obstacle."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext

from helpdesk.tickets.composing.asking import asks_for, name_of
from helpdesk.tickets.queries.on_file import OnFile, first_of_each
from helpdesk.web.words.formats import short_date


@dataclass(frozen=True)
class AskedAgain:
    """Something that a text asks for although it is on file.

    `words` is the whole sentence; `value` what could stand in the text instead, empty for a file.
    """

    key: str
    words: str
    known: OnFile

    @property
    def value(self) -> str:
        return "" if self.known.url else self.known.value


def asked_again(text: str, known: list[OnFile]) -> list[AskedAgain]:
    """What `text` asks for and `known` holds; a text that names the value asks for nothing more than a yes."""
    have = {key: item for key, item in first_of_each(known).items() if item.value not in text}
    return [AskedAgain(key, _words(key, have[key]), have[key]) for key in asks_for(text) if key in have]


def since(item: OnFile) -> str:
    """Since when something is on file, in words such as "on file since 3 Mar"."""
    if item.since is None:
        return gettext("on file")
    day = short_date(timezone.localtime(item.since).date(), timezone.localdate())
    return gettext("on file since %(day)s") % {"day": day}


def _words(key: str, item: OnFile) -> str:
    values = {"what": gettext(name_of(key)), "value": item.value, "since": since(item)}
    return gettext("Asks for %(what)s: %(value)s is %(since)s") % values
