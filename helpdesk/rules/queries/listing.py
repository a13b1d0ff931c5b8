"""Reads what the page of rules shows, in a fixed number of statements."""

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Count, Q
from django.db.models.functions import TruncDate
from django.utils import timezone

from helpdesk.rules.models import Rule, RuleRun
from helpdesk.web import shop_time

DAYS, SPARK_DAYS, CONFLICT_DAYS = 30, 14, 7


@dataclasses.dataclass
class RuleActivity:
    """Runs that matched in the last 30 days, failures among them, and matches per day of the last 14, oldest first."""

    ran: int = 0
    failed: int = 0
    days: list[int] = dataclasses.field(default_factory=lambda: [0] * SPARK_DAYS)


@dataclasses.dataclass(frozen=True)
class RuleConflict:
    """Two rules that work against each other.

    `later` changed again what `earlier` had just set, on `tickets` tickets of the last week.
    """

    earlier: Rule
    later: Rule
    tickets: int


def activity() -> dict[int, RuleActivity]:
    """The activity of each rule, by its id; one grouped statement over the matches of thirty days."""
    today = shop_time.today()
    rows = (
        RuleRun.objects.filter(matched=True, at__gte=timezone.now() - dt.timedelta(days=DAYS))
        .values("rule_id", day=TruncDate("at", tzinfo=shop_time.zone()))
        .annotate(ran=Count("pk", filter=Q(looped=False)), failed=Count("pk", filter=~Q(error="")))
        .order_by()
    )
    found: defaultdict[int, RuleActivity] = defaultdict(RuleActivity)
    for row in rows:
        entry, age = found[row["rule_id"]], (today - row["day"]).days
        entry.ran += row["ran"]
        entry.failed += row["failed"]
        if 0 <= age < SPARK_DAYS:
            entry.days[SPARK_DAYS - 1 - age] += row["ran"]
    return found


def conflicts(rules: Iterable[Rule]) -> list[RuleConflict]:
    """Pairs of listed rules that work against each other, the most frequent first."""
    known = {rule.pk: rule for rule in rules}
    since = timezone.now() - dt.timedelta(days=CONFLICT_DAYS)
    rows = (
        RuleRun.objects.filter(overruled__isnull=False, at__gte=since)
        .values("overruled_id", "rule_id")
        .annotate(tickets=Count("ticket", distinct=True))
        .order_by("-tickets", "rule_id")
    )
    return [
        RuleConflict(known[row["overruled_id"]], known[row["rule_id"]], row["tickets"])
        for row in rows
        if row["overruled_id"] in known and row["rule_id"] in known
    ]
