"""Tries a rule on past tickets: how often it would have run, and what it would have changed. Nothing is written.

Tickets are judged as they were each time that something happened to them, as the live rules judged them then.
"""

import dataclasses
import datetime as dt
from collections.abc import Callable, Collection, Iterator, Sequence

from django.db import DataError, OperationalError, connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from helpdesk.conditions.evaluate import matches
from helpdesk.conditions.facts import Facts
from helpdesk.conditions.tree import Condition, ConditionGroup, Node, fields_of
from helpdesk.people.models import User
from helpdesk.rules.engine import Effect, Spec, consider
from helpdesk.rules.models import Trigger
from helpdesk.rules.moments import find as find_moment
from helpdesk.rules.moments import keys_of, waits_for
from helpdesk.rules.queries.past import PastTurn, RulePosition, turns
from helpdesk.rules.registry import Choices, find
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.facts import TICKET
from helpdesk.tickets.facts.derived import unkept_among
from helpdesk.tickets.models import Activity, Ticket

SAMPLES = 6
LIMIT_MS = 4000
JUDGED = 3000
"""Tickets that one rehearsal judges at most, the newest first."""
BATCH = 500
LASTING = frozenset({"channel", "first_text"})
"""Fields that never change, by which the database can leave out tickets that could not match."""


class TooMuch(Exception):
    """There are so many tickets, or so many words, that the database gave up."""


@dataclasses.dataclass(frozen=True)
class RehearsedChange:
    field: str
    old: str
    new: str


@dataclasses.dataclass(frozen=True)
class Sample:
    ticket: Ticket
    at: dt.datetime
    changes: list[RehearsedChange]


@dataclasses.dataclass(frozen=True)
class Rehearsal:
    """The rule would have run `runs` times, on `matched` of `total` tickets to which something happened in the last
    `days` days and that the person may see. `left_out` of them, the oldest, were not judged."""

    days: int
    runs: int
    matched: int
    total: int
    left_out: int
    samples: list[Sample]
    unkept: list[str]
    """The fields of which nobody knows what they were: tickets were judged by what they are today."""


def rehearse(
    *,
    user: User,
    trigger: str,
    tree: Node,
    actions: tuple[Effect, ...],
    choices: Callable[[str], Choices],
    place: RulePosition = RulePosition(),  # noqa: B008 - a value
    days: int = 30,
) -> Rehearsal:
    """Judge every occasion of these days by the conditions of a rule with this trigger and place.

    Raises:
        TooMuch: the database needed more than `LIMIT_MS` milliseconds.
    """
    since = timezone.now() - dt.timedelta(days=days)
    recent = _recent(user, trigger, since)
    lasting, asked = _lasting(tree), fields_of(tree)
    candidates = recent.filter(TICKET.to_q(lasting)) if lasting else recent
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('statement_timeout', %s, true)", [f"{LIMIT_MS}ms"])
            total, possible = recent.count(), candidates.count()
            ids = list(candidates.order_by("-last_activity_at", "-pk").values_list("pk", flat=True)[:JUDGED])
            hits = [hit for turn in _turns(ids, since, place, asked) if (hit := _hit(turn, trigger, tree))]
            samples = _samples(hits, Spec(0, tree, actions), choices)
    except (OperationalError, DataError) as error:
        raise TooMuch from error
    tickets = {turn.ticket_id for turn, _ in hits}
    return Rehearsal(days, len(hits), len(tickets), total, max(possible - JUDGED, 0), samples, unkept_among(asked))


def _recent(user: User, trigger: str, since: dt.datetime) -> QuerySet[Ticket]:
    """Tickets with an occasion since then. Whatever happens to a ticket touches its row."""
    if trigger == Trigger.CREATED:
        return visible_to(user).filter(created_at__gte=since)
    elsewhere = {pk for key in keys_of(trigger) if (moment := find_moment(key)) for pk in moment.past(since)}
    if elsewhere:
        return visible_to(user).filter(Q(pk__in=elsewhere) | Q(last_activity_at__gte=since))
    lines = Activity.objects.filter(ticket=OuterRef("pk"), at__gte=since)
    return visible_to(user).filter(Q(last_activity_at__gte=since) | Q(Exists(lines)), updated_at__gte=since)


def _lasting(node: Node) -> Node | None:
    """The part of a tree that a ticket either always meets or never; None if there is none."""
    if isinstance(node, Condition):
        return node if node.field in LASTING else None
    parts = [_lasting(item) for item in node.items]
    kept = tuple(part for part in parts if part is not None)
    if not kept or (node.mode == "any" and len(kept) < len(parts)):
        return None
    return ConditionGroup(node.mode, kept)


def _turns(ids: Sequence[int], since: dt.datetime, place: RulePosition, asked: Collection[str]) -> Iterator[PastTurn]:
    for start in range(0, len(ids), BATCH):
        yield from turns(ids[start : start + BATCH], since=since, place=place, asked=asked)


def _hit(turn: PastTurn, trigger: str, tree: Node) -> tuple[PastTurn, Facts] | None:
    """The turn with the facts that matched. No rule acts twice because of one thing that happened."""
    if waits_for(trigger, turn.moments) and matches(tree, turn.first):
        return turn, turn.first
    if turn.again and waits_for(trigger, turn.woken) and matches(tree, turn.again):
        return turn, turn.again
    return None


def _samples(hits: list[tuple[PastTurn, Facts]], spec: Spec, choices: Callable[[str], Choices]) -> list[Sample]:
    """The newest hits."""
    newest = sorted(hits, key=lambda hit: hit[0].at, reverse=True)[:SAMPLES]
    tickets = Ticket.objects.select_related("requester").in_bulk([turn.ticket_id for turn, _ in newest])
    return [Sample(tickets[turn.ticket_id], turn.at, _changes(spec, facts, choices)) for turn, facts in newest]


def _changes(spec: Spec, facts: Facts, choices: Callable[[str], Choices]) -> list[RehearsedChange]:
    def foresee(effect: Effect, known: Facts) -> Facts:
        action = find(effect[0])
        return action.foresee(effect[1], known, choices(effect[0])) if action else known

    after = consider(spec, facts, foresee).after
    return [
        RehearsedChange(gettext(field.label), facts.shown(key), after.shown(key))
        for key, field in TICKET.fields.items()
        if facts.value(key) != after.value(key)
    ]
