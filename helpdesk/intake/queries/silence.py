"""Finds mailboxes that are silent for longer than chance explains."""

import datetime as dt
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Count, DateTimeField, ExpressionWrapper, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from helpdesk.intake.models import RawMail
from helpdesk.outgoing.models import Mailbox

WEEK = dt.timedelta(days=7)
WEEKS = 4
SHORTEST = dt.timedelta(hours=2)
"""A shorter silence is never reported."""
FEWEST = 10
"""With fewer messages to compare with, nothing is usual yet."""
RARE = 0.001


@dataclass(frozen=True, slots=True)
class Silence:
    """No message since `since`; in the same stretch of each of the four weeks before there were `before` together."""

    since: dt.datetime
    before: int


def silences(now: dt.datetime | None = None) -> dict[int, Silence]:
    """The active mailboxes whose silence is unusual, by mailbox id.

    A silence that began at T is compared with the same stretch of the week in the four weeks before, so that nights and
    weekends count for what they are: N messages came in a time H = 4 (now - T). Given that N messages fall anywhere
    into H or the silence S = now - T, all of them fall into H with probability (H / (H + S))^N; that is the conditional
    test of two Poisson rates (Przyborowski and Wilenski, 1940) at a count of zero. Below one in a thousand it is
    unusual. After seven days of silence, H stays at the 28 days before T.
    """
    now = now or timezone.now()
    quiet = Mailbox.objects.filter(is_active=True, last_received_at__lt=now - SHORTEST).annotate(before=_before(now))
    known = quiet.filter(before__gte=FEWEST).values_list("pk", "last_received_at", "before")
    return {pk: Silence(since, before) for pk, since, before in known if since and chance(before, now - since) < RARE}


def chance(before: int, silence: dt.timedelta) -> float:
    """The chance (0 to 1) that none of so many messages falls into the silence, if mail came as it did before."""
    history = WEEKS * min(silence, WEEK)
    return float((history / (history + silence)) ** before)


def _before(now: dt.datetime) -> Coalesce:
    stretches = (_stretch(number, now) for number in range(1, WEEKS + 1))
    rows = RawMail.objects.filter(reduce(or_, stretches), mailbox=OuterRef("pk")).order_by().values("mailbox")
    return Coalesce(Subquery(rows.annotate(count=Count("pk")).values("count")), 0)


def _stretch(weeks: int, now: dt.datetime) -> Q:
    """The silence, so many weeks earlier."""
    begin = ExpressionWrapper(OuterRef("last_received_at") - weeks * WEEK, output_field=DateTimeField())
    return Q(received_at__gt=begin, received_at__lte=now - weeks * WEEK)
