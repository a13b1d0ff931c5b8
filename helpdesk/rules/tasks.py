"""Periodic work on rules."""

import datetime as dt

from celery import shared_task
from django.utils import timezone

from helpdesk.rules.models import RuleExample, RuleRun
from helpdesk.rules.services import plan_time_rules, tell_of_firings

KEEP_DAYS, KEEP_REMOVED_DAYS = 90, 7
BATCH = 20_000


@shared_task(name="rules.run_by_time", expires=60)
def run_by_time() -> int:
    """Find what time rules are due for, and let a portion of it run. Returns how many."""
    plan_time_rules()
    return tell_of_firings()


@shared_task(name="rules.prune_runs")
def prune_runs() -> int:
    """Delete after three months the runs that did not match; what rules did stays with its ticket.

    Examples that were removed a week ago go with them.
    """
    removed_before = timezone.now() - dt.timedelta(days=KEEP_REMOVED_DAYS)
    RuleExample.objects.filter(removed_at__lt=removed_before).delete()
    old = RuleRun.objects.filter(matched=False, error="", at__lt=timezone.now() - dt.timedelta(days=KEEP_DAYS))
    return RuleRun.objects.filter(pk__in=old.order_by("pk").values("pk")[:BATCH]).delete()[0]
