"""Counts how many gave each score, of all, by period or by group, and how many were asked. One grouped query each.

Counts are tuples in the order of the scale's steps, so that every figure is made from (k, n) and never from a float.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import TruncMonth, TruncWeek

from helpdesk.customers.models import ContactPoint
from helpdesk.outgoing.models import OutgoingState
from helpdesk.web import shop_time
from surveys.kinds.measure import Counts
from surveys.kinds.scale import Scale
from surveys.models import Answer, Invitation, InvitationState

PERIODS = {"month": TruncMonth, "week": TruncWeek}


class Responses(NamedTuple):
    """Surveys that left, those that came back undelivered, and those answered."""

    sent: int
    bounced: int
    answered: int

    @property
    def delivered(self) -> int:
        return self.sent - self.bounced


def by_score(answers: QuerySet[Answer], scale: Scale) -> Counts:
    """How many answers gave each score, in the order of the scale's steps."""
    return _tuple(answers.order_by().values_list("score").annotate(n=Count("pk")), scale)


def by_period(answers: QuerySet[Answer], scale: Scale, period: str) -> dict[dt.date, Counts]:
    """Counts by the first local day of each month or week (from Monday) that has answers."""
    first = PERIODS[period]("answered_at", tzinfo=shop_time.zone())
    rows = answers.order_by().annotate(first=first).values_list("first", "score").annotate(n=Count("pk"))
    return {key.date(): counts for key, counts in _grouped(rows, scale).items()}


def by_group(answers: QuerySet[Answer], scale: Scale, field: str) -> dict[Any, Counts]:
    """Counts by a column such as `team_id`; answers without a value are left out."""
    nothing = Q(**{f"{field}__isnull": True})
    if not field.endswith("_id"):
        nothing |= Q(**{field: ""})
    rows = answers.exclude(nothing).order_by().values_list(F(field), "score").annotate(n=Count("pk"))
    return _grouped(rows, scale)


def responses(invitations: QuerySet[Invitation]) -> Responses:
    """How many surveys left, came back undelivered and were answered."""
    came_back = ContactPoint.objects.filter(
        customer_id=OuterRef("customer_id"), value__iexact=OuterRef("sent_to"), bounced_at__gte=OuterRef("sent_at")
    )
    bounced = ~Q(state=InvitationState.ANSWERED) & (Q(mail__state=OutgoingState.FAILED) | Q(Exists(came_back)))
    found = invitations.aggregate(
        sent=Count("pk"),
        bounced=Count("pk", filter=bounced),
        answered=Count("pk", filter=Q(state=InvitationState.ANSWERED)),
    )
    return Responses(**found)


def _grouped(rows: Iterable[tuple[Any, ...]], scale: Scale) -> dict[Any, Counts]:
    groups: dict[Any, list[tuple[int, int]]] = defaultdict(list)
    for key, score, n in rows:
        groups[key].append((score, n))
    return {key: _tuple(pairs, scale) for key, pairs in groups.items()}


def _tuple(pairs: Iterable[tuple[int, int]], scale: Scale) -> Counts:
    known = dict(pairs)
    return tuple(known.get(score, 0) for score in scale.steps)
