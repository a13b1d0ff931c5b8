"""Says what an answer may hold, by the transport that carries it. A channel registers its own from its `apps.py`."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from helpdesk.tickets.words import NewFile


@dataclass(frozen=True, kw_only=True)
class Way:
    """What an answer may hold by one transport, whose key is `transport` ("" for mail); `longest` is its limit in
    letters. Below one that `is_signed` stands the signature of the ticket's team.
    """

    transport: str
    takes_copies: bool = True
    takes_files: bool = True
    longest: int | None = None
    is_signed: bool = False

    def check(self, body: str, copies: Sequence[str], files: Sequence[NewFile]) -> None:
        """Refuse an answer that cannot go this way.

        Raises:
            ValidationError: with what it holds that cannot go.
        """
        if copies and not self.takes_copies:
            raise ValidationError(
                {"cc": gettext("Nobody can be copied in here: the answer goes back to where it was written.")}
            )
        if files and not self.takes_files:
            raise ValidationError({"files": gettext("Files cannot be sent this way. Leave them out, or link to them.")})
        if self.longest is not None and len(body) > self.longest:
            raise ValidationError(
                {
                    "body_text": gettext("An answer here has at most %(longest)s characters; this has %(count)s.")
                    % {"longest": self.longest, "count": len(body)}
                }
            )


MAIL = Way(transport="", is_signed=True)
_ways = {MAIL.transport: MAIL}


def register(way: Way) -> None:
    _ways[way.transport] = way


def way_of(transport: str) -> Way:
    """The way of a transport; one that nobody knows any more holds nothing but words."""
    return _ways.get(transport) or Way(transport=transport, takes_copies=False, takes_files=False)
