"""Tries conditions on past tickets: how many match, and what would change on some of them. Nothing is written."""

import dataclasses
import datetime as dt
from collections.abc import Callable

from django.db import DataError, OperationalError, connection, transaction
from django.utils import timezone

from helpdesk.people.models import User
from helpdesk.rules.conditions.fields import FIELDS
from helpdesk.rules.conditions.tree import Node
from helpdesk.rules.engine import Effect, Spec, consider
from helpdesk.rules.facts import Facts
from helpdesk.rules.queries.facts import of_tickets
from helpdesk.rules.registry import Choices, find
from helpdesk.rules.sql import to_q
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.models import Ticket

SAMPLES = 6
LIMIT_MS = 4000


class TooMuch(Exception):
    """So many tickets, or so many words, that the database gave up."""


@dataclasses.dataclass(frozen=True)
class Change:
    field: str
    old: str
    new: str


@dataclasses.dataclass(frozen=True)
class Sample:
    ticket: Ticket
    changes: list[Change]


@dataclasses.dataclass(frozen=True)
class Rehearsal:
    """`matched` of `total` tickets that the person may see and that came in the last `days` days."""

    days: int
    matched: int
    total: int
    samples: list[Sample]


def rehearse(
    *,
    user: User,
    tree: Node,
    actions: tuple[Effect, ...],
    days: int = 30,
    choices: Callable[[str], Choices],
) -> Rehearsal:
    """Reads tickets as they are now, through the same conditions as live ones.

    Raises:
        TooMuch: the database needed more than `LIMIT_MS` milliseconds.
    """
    recent = visible_to(user).filter(created_at__gte=timezone.now() - dt.timedelta(days=days))
    matching = recent.filter(to_q(tree))
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('statement_timeout', %s, true)", [f"{LIMIT_MS}ms"])
            matched, total = matching.count(), recent.count()
            shown = matching.order_by("-created_at", "-pk").select_related("requester").defer("search")
            tickets = list(shown[:SAMPLES])
            facts = of_tickets(ticket.pk for ticket in tickets)
    except (OperationalError, DataError) as error:
        raise TooMuch from error
    spec = Spec(0, tree, actions)
    samples = [Sample(ticket, _changes(spec, facts[ticket.pk], choices)) for ticket in tickets]
    return Rehearsal(days, matched, total, samples)


def _changes(spec: Spec, facts: Facts, choices: Callable[[str], Choices]) -> list[Change]:
    def foresee(effect: Effect, known: Facts) -> Facts:
        action = find(effect[0])
        return action.foresee(effect[1], known, choices(effect[0])) if action else known

    after = consider(spec, facts, foresee).after
    return [
        Change(field.label, facts.shown(key), after.shown(key))
        for key, field in FIELDS.items()
        if facts.value(key) != after.value(key)
    ]
