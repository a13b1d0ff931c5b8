"""Looks for exports and erasures that wait, and lets a worker do them. Each run finds what is due in the rows."""

import datetime as dt

from celery import shared_task
from django.db.models import Q, QuerySet
from django.utils import timezone

from helpdesk.privacy import services
from helpdesk.privacy.models import CustomerExport, Erasure
from helpdesk.web import shop_time
from helpdesk.web.workers.alone import advisory_lock

QUIET = dt.timedelta(minutes=5)
"""Whoever has not been heard of for so long is dead, and another goes on."""

EXPORTING, ERASING, RETAINING = 7101, 7102, 7103
SOFT_LIMIT, LIMIT = 3000, 3300


@shared_task(name="privacy.sweep")
def sweep() -> None:
    """Start what waits, and what a killed worker left, and remove files whose time is over."""
    services.remove_expired()
    for pk in _claim(CustomerExport.objects.filter(state__in=("waiting", "running"))):
        make_export.delay(pk)
    held = Q(state=Erasure.State.HELD, resume_on__lte=shop_time.today()) | Q(pk__in=services.released())
    for pk in _claim(Erasure.objects.filter(Q(state__in=("waiting", "running")) | held)):
        erase.delay(pk)


def _claim(rows: "QuerySet[CustomerExport] | QuerySet[Erasure]") -> list[int]:
    now = timezone.now()
    quiet = Q(beat_at=None) | Q(beat_at__lt=now - QUIET) | Q(beat_at__gt=now + QUIET) | Q(state="held")
    found = list(rows.filter(quiet).order_by("created_at").values_list("pk", flat=True)[:20])
    rows.filter(pk__in=found).update(beat_at=now)
    return found


@shared_task(name="privacy.make_export", soft_time_limit=SOFT_LIMIT, time_limit=LIMIT)
def make_export(pk: int) -> None:
    """Make one export, unless another worker does."""
    with advisory_lock(EXPORTING, pk) as mine:
        row = CustomerExport.objects.filter(pk=pk, state__in=("waiting", "running")).first()
        if mine and row:
            services.make_export(export=row)


@shared_task(name="privacy.erase", soft_time_limit=SOFT_LIMIT, time_limit=LIMIT)
def erase(pk: int) -> None:
    """Go on with one erasure, unless another worker does; what is left is for the next sweep."""
    with advisory_lock(ERASING, pk) as mine:
        row = Erasure.objects.filter(pk=pk).first()
        if mine and row:
            services.erase(erasure=row)
            Erasure.objects.filter(pk=pk, state=Erasure.State.RUNNING).update(beat_at=None)


@shared_task(name="privacy.apply_retention", soft_time_limit=SOFT_LIMIT, time_limit=LIMIT)
def apply_retention() -> int:
    """Remove at night what is over its time, unless another worker does."""
    with advisory_lock(RETAINING, 0) as mine:
        return services.apply_night() if mine else 0
