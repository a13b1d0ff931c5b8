"""Periodic work on rules."""

import datetime as dt

from celery import shared_task
from django.utils import timezone

from helpdesk.rules.models import RuleRun

KEEP_DAYS = 90
BATCH = 20_000


@shared_task(name="rules.prune_runs")
def prune_runs() -> int:
    """Delete after three months the runs that did not match; what rules did stays with its ticket."""
    old = RuleRun.objects.filter(matched=False, error="", at__lt=timezone.now() - dt.timedelta(days=KEEP_DAYS))
    return RuleRun.objects.filter(pk__in=old.order_by("pk").values("pk")[:BATCH]).delete()[0]
