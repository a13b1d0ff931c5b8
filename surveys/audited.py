"""What of surveys the audit log tells of."""

from django.urls import reverse
from django.utils.translation import gettext_noop

from helpdesk.audit.registry import Audited, AuditedThing, register, register_list
from surveys.models import Programme


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register_list("survey_answers", gettext_noop("Survey answers"))
    register(
        AuditedThing(
            "survey",
            Programme,
            gettext_noop("Survey"),
            {
                "is_active": Audited(gettext_noop("Switched on")),
                "share": Audited(gettext_noop("Share of tickets (%)")),
                "delay_minutes": Audited(gettext_noop("Minutes after the ticket is resolved")),
                "cool_down_days": Audited(gettext_noop("Days between two surveys")),
                "questions": Audited(gettext_noop("Questions")),
            },
            url=lambda _key: reverse("surveys:settings"),
        )
    )
