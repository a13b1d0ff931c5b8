"""What of rules the audit log tells of; their words stand in their own history, by version."""

from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from helpdesk.audit.registry import Audited, AuditedThing, register
from helpdesk.rules.models import Rule
from helpdesk.rules.moments import in_words


def _version(rule: Rule) -> int | None:
    return rule.version.number if rule.version else None


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        AuditedThing(
            "rule",
            Rule,
            gettext_noop("Rule"),
            {
                "name": Audited(gettext_noop("Name")),
                "version": Audited(
                    gettext_noop("What it says"),
                    _version,
                    lambda number: gettext("Version %(number)s") % {"number": number},
                ),
                "trigger": Audited(gettext_noop("When the ticket"), words=in_words),
                "position": Audited(gettext_noop("Place in the order")),
                "is_active": Audited(gettext_noop("Switched on")),
                "owner": Audited(gettext_noop("Owner")),
                "archived_at": Audited(gettext_noop("Put away")),
            },
            url=lambda key: reverse("rules:history", args=[key]),
        )
    )
