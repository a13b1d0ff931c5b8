"""Describes whom a mail answers and what was said before: so a reply's quote is told from what its writer pasted."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from helpdesk.mime.fields.contacts import bare
from helpdesk.mime.quotes.said import Said

_ADDRESS = re.compile(r"[^\s<>()\[\]\"',;:]{1,200}@[^\s<>()\[\]\"',;:]{1,200}")
_WORD = re.compile(r"[^\W\d_]+")
_REPLIED = re.compile(r"(?:\[#\d+\]|(?:\w{1,9}|\w{1,5}\. \w{1,5})(?:\[\d+\])?\s?[:：])\s*")
_MOST_PREFIXES = 6
_SHORTEST_NAME = 3


def _nobody() -> frozenset[str]:
    return frozenset()


@dataclass(frozen=True)
class Correspondence:
    """Whom a mail answers and what was said before. Looks into the database are made when first needed, and once.

    Addresses are in the form that `bare` gives.

    `answered` are those whom the mail is sent to and our own; `find_people` finds all who speak in the request, `read`
    every word that was said there before. Where `is_known` is false nothing is, and no quote is doubted for its author.
    """

    is_known: bool = False
    sender: str = ""
    sender_name: str = ""
    subject: str = ""
    answered: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    find_people: Callable[[], frozenset[str]] = field(default=_nobody, repr=False)
    read: Callable[[], Iterable[str]] = field(default=tuple, repr=False)

    @cached_property
    def said(self) -> Said:
        """What was said in this request before."""
        return Said(self.read())

    @cached_property
    def people(self) -> frozenset[str]:
        """Everybody whose words a quote may hold, the sender of this mail too."""
        return self.answered | frozenset(bare(address) for address in self.find_people()) | {self.sender}

    @property
    def sender_names(self) -> frozenset[str]:
        """The words of the sender's name."""
        return names_in(self.sender_name)

    def takes_part(self, text: str) -> bool | None:
        """Whether somebody whom `text` names by address takes part; None where it names no address."""
        if not self.is_known:
            return True
        found = [bare(address.rstrip(".")) for address in _ADDRESS.findall(text.replace("mailto:", ""))]
        if not found:
            return None
        return any(address in self.answered for address in found) or any(address in self.people for address in found)

    def is_named(self, text: str) -> bool:
        """Whether all words of `text` are from the names of those who are answered."""
        words = names_in(text)
        return not self.is_known or (bool(words) and words <= self.names)

    def is_sender(self, text: str) -> bool:
        """Whether `text` has the sender's address."""
        return self.is_known and any(bare(address) == self.sender for address in _ADDRESS.findall(text))

    def is_subject(self, text: str) -> bool:
        """Whether `text` is the subject of this mail, whatever stands before it."""
        wanted = plain_subject(self.subject)
        return not self.is_known or (bool(wanted) and wanted == plain_subject(text))


def names_in(text: str) -> frozenset[str]:
    """The words of three letters and more in `text`, in lower case."""
    return frozenset(word.casefold() for word in _WORD.findall(text) if len(word) >= _SHORTEST_NAME)


def plain_subject(subject: str) -> str:
    """A subject for comparing: without what programs put before it, and without our number."""
    plain = subject.strip("*_ ")
    for _ in range(_MOST_PREFIXES):
        found = _REPLIED.match(plain)
        if not found:
            break
        plain = plain[found.end() :]
    return " ".join(re.sub(r"\[#\d+\]", "", plain).casefold().split())
