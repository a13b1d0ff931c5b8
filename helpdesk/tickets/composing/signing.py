"""The words that stand below what a colleague writes. The room that sends registers whose they are."""

import hashlib
from collections.abc import Callable

from helpdesk.people.models import User
from helpdesk.tickets.composing.ways import Way
from helpdesk.tickets.models import Ticket

Sign = Callable[[Ticket, User | None], str]
_signs: list[Sign] = []


def register(sign: Sign) -> None:
    """Register what signs replies: takes a ticket and who writes (None is a rule), and gives the words or none."""
    _signs.append(sign)


def signature(ticket: Ticket, author: User | None, way: Way) -> str:
    """The words that leave below an answer that goes this way; empty where it has none."""
    return "\n\n".join(words for sign in _signs if (words := sign(ticket, author))) if way.is_signed else ""


def mark(words: str) -> str:
    """What a form holds to say which signature its writer saw."""
    return hashlib.sha256(words.encode()).hexdigest()[:16]
