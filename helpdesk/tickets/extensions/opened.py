"""What another room does once somebody has a ticket's page before them. It registers it from its `apps.py`."""

from collections.abc import Callable

from helpdesk.people.models import User
from helpdesk.tickets.models import Ticket

Opened = Callable[[User, Ticket], object]

_rooms: list[Opened] = []


def register(opened: Opened) -> None:
    """Add what happens then, in one statement at most: every page of a ticket pays for it."""
    _rooms.append(opened)


def tell(person: User, ticket: Ticket) -> None:
    """Say that a person has opened the ticket."""
    for opened in _rooms:
        opened(person, ticket)
