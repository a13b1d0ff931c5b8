"""What of this room the audit log tells of."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from helpdesk.audit.registry import Audited, AuditedThing, register, register_list
from helpdesk.today.labels import time_of_day
from helpdesk.today.models import SweepSettings
from helpdesk.today.registry import defects


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        AuditedThing(
            "sweep",
            SweepSettings,
            gettext_noop("Daily sweep"),
            {
                "limits": Audited(gettext_noop("Limits"), words=_limits),
                "is_told": Audited(gettext_noop("Tell those who lead")),
                "tell_at": Audited(gettext_noop("At"), words=time_of_day),
            },
            url=lambda _key: reverse("today:limits"),
        )
    )
    register_list("queue", gettext_noop("Queue by team"))


def _limits(limits: Mapping[str, Any]) -> str:
    told = [(defect, limits[defect.key]) for defect in defects() if defect.key in limits]
    return ", ".join(f"{gettext(defect.label)}: {defect.in_words(limit)}" for defect, limit in told)
