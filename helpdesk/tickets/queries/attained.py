"""Reads how many first replies came in time: the attainment of what was promised."""

import datetime as dt
from typing import NamedTuple

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce

from helpdesk.tickets.models import Ticket

JUDGED_AT = Coalesce("first_replied_at", "first_reply_due_at")
_MET = Q(first_replied_at__lte=F("first_reply_due_at"))
_LATE = Q(first_replied_at__gt=F("first_reply_due_at"))
# Of what is not there SQL says neither yes nor no, which its negation would not change.
_RESOLVED_IN_TIME = Q(resolved_at__isnull=False, resolved_at__lte=F("first_reply_due_at"))
_CLOSED_IN_TIME = Q(closed_at__isnull=False, closed_at__lte=F("first_reply_due_at"))


class Attained(NamedTuple):
    """How many first replies were `met` of those that are `decided`: given, or overdue before they are given."""

    met: int
    decided: int

    @property
    def share(self) -> float | None:
        """met / decided; None where nothing is decided."""
        return self.met / self.decided if self.decided else None


def attained(
    tickets: QuerySet[Ticket],
    now: dt.datetime,
    *,
    since: dt.datetime | None = None,
    until: dt.datetime | None = None,
) -> Attained:
    """The attainment of first replies among `tickets`, in one statement.

    What is overdue and unanswered is a breach already. A ticket that was resolved or closed in time without a reply is
    not decided, and neither is one to which nothing was promised, or that was answered before due times were kept. In a
    period [since, until) counts what was decided in it: replied, or else due. A reply in the minute of its due time is
    met.
    """
    unanswered = Q(first_replied_at=None, first_reply_due_at__lt=now) & ~_RESOLVED_IN_TIME & ~_CLOSED_IN_TIME
    judged = tickets.filter(first_reply_due_at__isnull=False)
    if since or until:
        judged = judged.annotate(judged_at=JUDGED_AT)
        judged = judged.filter(judged_at__gte=since) if since else judged
        judged = judged.filter(judged_at__lt=until) if until else judged
    decided = _MET | _LATE | unanswered
    return Attained(**judged.aggregate(met=Count("pk", filter=_MET), decided=Count("pk", filter=decided)))
