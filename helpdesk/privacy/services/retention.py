"""Keeps the times, and removes at night what they let go."""

import datetime as dt
import logging
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from helpdesk.audit.services import recorded
from helpdesk.people.models import User
from helpdesk.privacy.models import RetentionNight, RetentionRule
from helpdesk.privacy.queries.days import all_days
from helpdesk.privacy.registry import RetentionClass, classes
from helpdesk.web import shop_time

BEGINS = dt.time(2)
BATCH, BATCHES = 100, 20

log = logging.getLogger(__name__)


def save_retention(*, days: Mapping[str, int | None], by: User | None) -> None:
    """Store for how many days each class is kept; None is for ever. What is not named stays."""
    with transaction.atomic():
        rules = {rule.key: rule for rule in RetentionRule.objects.select_for_update(no_key=True).order_by("pk")}
        now = all_days()
        for kind in classes():
            if kind.key in days and days[kind.key] != now[kind.key]:
                rule = rules.get(kind.key) or RetentionRule(key=kind.key)
                with recorded(rule, by=by):
                    rule.days = days[kind.key]
                    rule.save()


def edge(days: int) -> dt.datetime:
    """The instant before which things are older than so many whole days of the shop."""
    return shop_time.midnight(shop_time.today() - dt.timedelta(days=days))


def apply_night() -> int:
    """Remove what is over its time, a few rows at a time; what one run leaves is for the next. Returns how many.

    It begins at two in the morning at the shop; a night in which nothing ran is made good in the day. What somebody
    saved since it began waits for the next one. A class that fails is told with its night, and holds up no other.
    """
    began = dt.datetime.combine(shop_time.today(), BEGINS, tzinfo=shop_time.zone())
    if timezone.now() < began:
        return 0
    kept, fresh = all_days(), set(RetentionRule.objects.filter(saved_at__gte=began).values_list("key", flat=True))
    due = [(kind, kept[kind.key]) for kind in classes() if kind.key not in fresh]
    return sum(_class(kind, days) for kind, days in due if days is not None)


def _class(kind: RetentionClass, days: int) -> int:
    night, _ = RetentionNight.objects.get_or_create(day=shop_time.today(), key=kind.key)
    removed = 0
    try:
        for _ in range(0 if night.is_whole else BATCHES):
            gone = kind.apply(edge(days), BATCH)
            removed += gone
            night.removed += gone
            night.is_whole, night.error = gone == 0, ""
            night.save()
            if night.is_whole:
                break
    except Exception as error:
        log.exception("retention of %s failed", kind.key)
        RetentionNight.objects.filter(pk=night.pk).update(error=type(error).__name__)
    return removed
