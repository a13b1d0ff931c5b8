"""Registers what other rooms hold of a ticket's words. A room that holds some registers it from its `apps.py`.

When a closed ticket is over its time, each room takes its own out in the same transaction, before the ticket's row is
locked: mails and what came in are locked first everywhere.
"""

from collections.abc import Callable

from helpdesk.tickets.models import Ticket

Forget = Callable[[Ticket], None]

_rooms: dict[str, Forget] = {}


def register(room: str, forget: Forget) -> None:
    """Add what takes a room's words of one ticket out. It may run twice.

    Raises:
        ValueError: the room has one already.
    """
    if room in _rooms:
        raise ValueError(f"forgets already: {room}")
    _rooms[room] = forget


def forget_elsewhere(ticket: Ticket) -> None:
    """Take the words of a ticket out of all other rooms, in the caller's transaction."""
    for forget in _rooms.values():
        forget(ticket)
