"""For how long notices are kept."""

import datetime as dt

from django.db.models import Count, Min, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_noop

from helpdesk.notifications.models import Notice
from helpdesk.privacy.registry import Example, Foreseen, RetentionClass, register

USUAL_DAYS = 90


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        RetentionClass(
            "notices",
            gettext_noop("Notices to colleagues"),
            gettext_noop("What the bell showed goes, seen or not. What happened stays with its ticket."),
            80,
            lambda: USUAL_DAYS,
            _foresee,
            _examples,
            _remove,
        )
    )


def _old(before: dt.datetime) -> QuerySet[Notice]:
    return Notice.objects.filter(at__lt=before)


def _foresee(before: dt.datetime) -> Foreseen:
    found = _old(before).aggregate(count=Count("pk"), oldest=Min("at"))
    return Foreseen(found["count"], found["oldest"])


def _examples(before: dt.datetime, most: int) -> list[Example]:
    rows = _old(before).select_related("user").order_by("at", "pk")[:most]
    return [Example(row.user.short_name, reverse("notifications:notices"), row.at) for row in rows]


def _remove(before: dt.datetime, most: int) -> int:
    found = list(_old(before).order_by("at", "pk").values_list("pk", flat=True)[:most])
    return Notice.objects.filter(pk__in=found).delete()[0]
