"""Reasons not to resolve a ticket yet. A room that knows one registers it from its `apps.py`.

Every way that leads to "resolved" asks here: a button, a reply, many at once, the API, a rule, the customer.
"""

from collections.abc import Callable

from helpdesk.tickets.models import Ticket

Guard = Callable[[Ticket], str | None]
_guards: dict[str, Guard] = {}
_met_by_reply: set[str] = set()


def register(name: str, guard: Guard, *, met_by_reply: bool = False) -> None:
    """Adds a guard: a function that returns None, or in plain words what is missing.

    One that is `met_by_reply` has nothing against a step that comes with a person's reply to the customer.
    """
    _guards[name] = guard
    if met_by_reply:
        _met_by_reply.add(name)


def objections(ticket: Ticket, *, answering: bool = False) -> list[str]:
    """What speaks against resolving this ticket now; empty when nothing does.

    `answering`: a person's reply, which is not said yet, goes to the customer with this very step.
    """
    asked = [guard for name, guard in _guards.items() if not (answering and name in _met_by_reply)]
    return [words for guard in asked if (words := guard(ticket))]
