"""Writes down what time rules are due for, once for each ticket, version and cause, and tells of it in portions."""

import datetime as dt
import itertools
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Greatest
from django.utils import timezone

from helpdesk.events import publish
from helpdesk.rules.events import TimeCame
from helpdesk.rules.models import Firing, Rule, RuleVersion, Trigger
from helpdesk.rules.queries.due_by_time import due, fitting, tree_of
from helpdesk.rules.timing import WEEKLY, Timing, read
from helpdesk.rules.timing.back import last_slot
from helpdesk.web import shop_time

AT_ONCE = 200
"""What one rule comes to be due for in one look; the rest is found in the next, the oldest first."""
PORTION, PORTIONS = 50, 4
BATCH = 1_000

Found = Iterable[tuple[int, dt.datetime, int]]


def plan_time_rules(now: dt.datetime | None = None) -> int:
    """Write down what the time rules that are on are due for now, each rule in a transaction of its own.

    Doing it twice, or in two workers, writes nothing twice: the key of a firing is unique. Returns how many were found.
    """
    now = now or timezone.now()
    timed = Rule.objects.filter(trigger=Trigger.TIME, version__isnull=False)
    # What passes while a rule is off is not made up for when it is switched on.
    timed.exclude(is_active=True, archived_at=None).update(timed_until=Greatest("timed_until", Value(now)))
    active = timed.filter(is_active=True, archived_at=None).select_related("version").order_by("position", "pk")
    return sum(_plan(rule, timing, now) for rule in active if (timing := rule.version and read(rule.version.timing)))


def tell_of_firings() -> int:
    """Publish the events of what is written down, at most `PORTION` times `PORTIONS`. Returns how many."""
    told = 0
    for _ in range(PORTIONS):
        told += (portion := _tell())
        if portion < PORTION:
            break
    return told


@transaction.atomic
def _tell() -> int:
    waiting = Firing.objects.select_for_update(no_key=True, skip_locked=True).filter(told_at__isnull=True)
    portion = list(waiting.order_by("pk")[:PORTION])
    if portion:
        Firing.objects.filter(pk__in=[one.pk for one in portion]).update(told_at=timezone.now())
        publish(*(TimeCame(ticket_id=one.ticket_id, firing_id=one.pk) for one in portion))
    return len(portion)


@transaction.atomic
def _plan(rule: Rule, timing: Timing, now: dt.datetime) -> int:
    if rule.version is None:
        return 0
    if timing.kind == WEEKLY:
        return _plan_slot(rule, timing, now)
    found = due(rule.version, timing, now).values_list("pk", "cause", "turn")[:AT_ONCE]
    return _write_down(rule, rule.version, found, now)


def _plan_slot(rule: Rule, timing: Timing, now: dt.datetime) -> int:
    """The latest time of the week that has come, if it came since the rule says so: one that was missed is made up for
    once, however often it was."""
    version, slot = rule.version, last_slot(now, timing.days, timing.time, shop_time.zone())
    if version is None or slot is None or slot <= version.at or (tree := tree_of(version)) is None:
        return 0
    held = Rule.objects.select_for_update(no_key=True).get(pk=rule.pk)
    if held.timed_until and held.timed_until >= slot:
        return 0
    Rule.objects.filter(pk=rule.pk).update(timed_until=slot)
    ids = fitting(tree).order_by("pk").values_list("pk", flat=True)
    return _write_down(rule, version, ((pk, slot, 0) for pk in ids.iterator(BATCH)), now)


def _write_down(rule: Rule, version: RuleVersion, found: Found, now: dt.datetime) -> int:
    """Store firings; what another worker stored meanwhile stays as it is."""
    count = 0
    rows = (
        Firing(rule=rule, version=version, ticket_id=pk, cause=cause, turn=turn, at=now) for pk, cause, turn in found
    )
    while batch := list(itertools.islice(rows, BATCH)):
        count += len(Firing.objects.bulk_create(batch, ignore_conflicts=True))
    return count
