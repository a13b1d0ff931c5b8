"""Reasons not to resolve a ticket yet. A room that knows one registers it from its `apps.py`."""

from collections.abc import Callable

from helpdesk.tickets.models import Ticket

Guard = Callable[[Ticket], str | None]
_guards: dict[str, Guard] = {}


def register(name: str, guard: Guard) -> None:
    """Adds a guard: a function that returns None, or in plain words what is missing."""
    _guards[name] = guard


def objections(ticket: Ticket) -> list[str]:
    """What speaks against resolving this ticket now; empty when nothing does."""
    return [words for guard in _guards.values() if (words := guard(ticket))]
