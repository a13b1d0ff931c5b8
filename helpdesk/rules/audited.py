"""What of rules the audit log tells of; their words stand in their own history, by version."""

from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from helpdesk.audit.registry import Audited, AuditedThing, register, register_action
from helpdesk.rules.acceptance import BROKEN
from helpdesk.rules.models import Rule, RuleExample
from helpdesk.rules.moments import in_words
from helpdesk.rules.sentences import Vocabulary
from helpdesk.tickets.facts.catalogue import catalogue


def _version(rule: Rule) -> int | None:
    return rule.version.number if rule.version else None


def _wanted(example: RuleExample) -> str:
    return Vocabulary(catalogue()).conditions(example.expected) if example.expected else ""


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
                "broken": Audited(gettext_noop("Examples of other rules that fail since"), lambda rule: None),
            },
            url=lambda key: reverse("rules:history", args=[key]),
        )
    )
    register_action(BROKEN, gettext_noop("broke examples of other rules by a change of"), is_change=False)
    register(
        AuditedThing(
            "rule_example",
            RuleExample,
            gettext_noop("Example of a rule"),
            {
                "rule": Audited(gettext_noop("Rule")),
                "name": Audited(gettext_noop("Name")),
                # A message may have been pasted from somewhere.
                "given": Audited(gettext_noop("Message"), is_secret=True),
                "matches": Audited(gettext_noop("The rule matches")),
                "expected": Audited(gettext_noop("Afterwards"), _wanted),
                "removed_at": Audited(gettext_noop("Removed")),
            },
            url=lambda key: reverse("rules:example", args=[key]),
        )
    )
