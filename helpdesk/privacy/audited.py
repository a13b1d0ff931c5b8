"""What of this room the audit log tells of."""

from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from helpdesk.audit.registry import Audited, AuditedThing, register, register_action
from helpdesk.privacy.models import RetentionRule
from helpdesk.privacy.registry import find
from helpdesk.privacy.verbs import ERASED, ERASURE_ORDERED, EXPORT_TAKEN


def _class(rule: RetentionRule) -> str:
    kind = find(rule.key)
    return gettext(kind.label) if kind else rule.key


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        AuditedThing(
            "retention",
            RetentionRule,
            gettext_noop("Retention"),
            {"days": Audited(gettext_noop("Days"))},
            name=_class,
            url=lambda _key: reverse("privacy:retention"),
        )
    )
    register_action(ERASURE_ORDERED, gettext_noop("had erased"))
    register_action(ERASED, gettext_noop("finished to erase"))
    register_action(EXPORT_TAKEN, gettext_noop("took along all that is held of"))
