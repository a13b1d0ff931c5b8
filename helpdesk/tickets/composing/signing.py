"""Says from whom an answer leaves, and the words that stand below it; the room that sends registers both."""

import hashlib
from collections.abc import Callable

from helpdesk.people.models import User
from helpdesk.tickets.composing.ways import Way
from helpdesk.tickets.models import Ticket

Sign = Callable[[Ticket, User | None], str]
_signs: list[Sign] = []
_senders: list[Sign] = []


def register(sign: Sign) -> None:
    """Register what signs replies: takes a ticket and who writes (None is a rule), and gives the words or none."""
    _signs.append(sign)


def register_sender(name: Sign) -> None:
    """Register what says from whom replies leave, as `register` does with what signs them."""
    _senders.append(name)


def sender(ticket: Ticket, author: User | None, way: Way) -> str:
    """The name and address from which an answer that goes this way leaves; empty where it has none."""
    return next((words for name in _senders if (words := name(ticket, author))), "") if way.is_signed else ""


def signature(ticket: Ticket, author: User | None, way: Way) -> str:
    """The words that leave below an answer that goes this way; empty where it has none."""
    return "\n\n".join(words for sign in _signs if (words := sign(ticket, author))) if way.is_signed else ""


def mark(words: str) -> str:
    """What a form holds to say which signature its writer saw."""
    return hashlib.sha256(words.encode()).hexdigest()[:16]
