"""What of complaints the audit log tells of."""

from django.urls import reverse
from django.utils.translation import gettext_noop

from complaints.models import Cause, LegalHold
from helpdesk.audit.registry import Audited, AuditedThing, register, register_action, register_list

MERGED = "cause_merged"


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register_action(MERGED, gettext_noop("merged into another one"))
    register_list("complaints", gettext_noop("Complaints"))
    register(
        AuditedThing(
            "cause",
            Cause,
            gettext_noop("Cause of complaints"),
            {
                "name": Audited(gettext_noop("Name")),
                "parent": Audited(gettext_noop("Group")),
                "is_active": Audited(gettext_noop("Offered")),
            },
            url=lambda key: reverse("complaints:cause", args=[key]),
        )
    )
    register(
        AuditedThing(
            "legal_hold",
            LegalHold,
            gettext_noop("Legal hold"),
            {"until": Audited(gettext_noop("Until"), _day), "reason": Audited(gettext_noop("Reason"))},
            name=lambda held: str(held.complaint.ticket),
        )
    )


def _day(held: LegalHold) -> str:
    return held.until.isoformat()
