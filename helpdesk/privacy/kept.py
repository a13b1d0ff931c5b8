"""What of this room and those below it is kept for a time: the audit log."""

import datetime as dt

from django.conf import settings
from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext_noop

from helpdesk.audit.models import AuditEntry
from helpdesk.audit.services import prune
from helpdesk.privacy.registry import Example, Foreseen, RetentionClass, register


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        RetentionClass(
            "audit",
            gettext_noop("Audit log"),
            gettext_noop("Entries go, whole. The database gives up none that is younger than thirty days."),
            90,
            lambda: settings.AUDIT_DAYS or None,
            _foresee,
            _examples,
            prune,
            least=30,
        )
    )


def _foresee(before: dt.datetime) -> Foreseen:
    found = AuditEntry.objects.filter(at__lt=before).aggregate(count=Count("pk"), oldest=Min("at"))
    return Foreseen(found["count"], found["oldest"])


def _examples(before: dt.datetime, most: int) -> list[Example]:
    rows = AuditEntry.objects.filter(at__lt=before).order_by("at", "pk")[:most]
    return [Example(f"{row.actor} {row.action} {row.thing}", reverse("audit:log"), row.at) for row in rows]
