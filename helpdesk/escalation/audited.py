"""What of escalation the audit log tells of."""

from django.urls import reverse
from django.utils.translation import gettext_noop

from helpdesk.audit.registry import Audited, AuditedThing, register
from helpdesk.escalation.models import EscalationLevel


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        AuditedThing(
            "escalation_level",
            EscalationLevel,
            gettext_noop("Level of escalation"),
            {
                "percent": Audited(gettext_noop("Percent of the time")),
                "tells": Audited(gettext_noop("Tells")),
                "person": Audited(gettext_noop("By name")),
                "team": Audited(gettext_noop("Gives the ticket to the team")),
                "assignee": Audited(gettext_noop("Gives the ticket to")),
                "priority": Audited(gettext_noop("Raises the priority to")),
                "hands_back": Audited(gettext_noop("Hands it back once it is answered")),
                "is_active": Audited(gettext_noop("Switched on")),
            },
            url=lambda key: reverse("escalation:level", args=[key]),
        )
    )
