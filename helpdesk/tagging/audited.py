"""What of tags the audit log tells of."""

from django.urls import reverse
from django.utils.translation import gettext_noop

from helpdesk.audit.registry import Audited, AuditedThing, register, register_action
from helpdesk.tickets.models import Tag

MERGED, RESTORED = "tag_merged", "tag_restored"


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register_action(MERGED, gettext_noop("merged into another one"))
    register_action(RESTORED, gettext_noop("brought back"))
    register(
        AuditedThing(
            "tag",
            Tag,
            gettext_noop("Tag"),
            {"name": Audited(gettext_noop("Name"))},
            url=lambda key: reverse("tagging:tag", args=[key]),
        )
    )
