"""Registers reasons not to resolve a ticket yet. A room that knows one registers it from its `apps.py`.

Every way that leads to "resolved" asks here: a button, a reply, many at once, the API, a rule, the customer.
"""

from collections.abc import Callable
from dataclasses import dataclass

from helpdesk.tickets.models import Ticket
from helpdesk.tickets.wording import missing


@dataclass(frozen=True)
class Guard:
    """A reason not to resolve a ticket: `lacks` tells whether the ticket lacks something, `words` say what.

    The words are collected with `gettext_noop`. A guard that is `met_by_reply` lets a step pass that comes with a
    person's reply to the customer.
    """

    lacks: Callable[[Ticket], bool]
    words: str
    met_by_reply: bool = False


Lacking = Callable[[Ticket], list[str]]

_guards: dict[str, Guard] = {}
_sources: list[Lacking] = []


def register(name: str, guard: Guard) -> None:
    """Add a guard. Its name is stored with what it held back, so never change one; it has no spaces."""
    _guards[name] = guard
    missing.register(name, guard.words)


def register_source(lacking: Lacking, words_of: missing.NamesOf) -> None:
    """Add guards that are known only while the product runs: the names of what a ticket lacks, and their sentences."""
    _sources.append(lacking)
    missing.register_source(words_of)


def objections(ticket: Ticket, *, answering: bool = False) -> list[str]:
    """The names of the guards that keep this ticket from being resolved now.

    `answering`: a person's reply, which is not said yet, goes to the customer with this very step.
    """
    asked = ((name, guard) for name, guard in _guards.items() if not (answering and guard.met_by_reply))
    named = [name for name, guard in asked if guard.lacks(ticket)]
    return named + [name for lacking in _sources for name in lacking(ticket)]
