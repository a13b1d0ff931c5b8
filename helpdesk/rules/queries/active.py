"""The rules that run, in their order."""

from django.db.models import QuerySet

from helpdesk.rules.conditions.tree import parse
from helpdesk.rules.engine import Spec
from helpdesk.rules.models import Rule, RuleVersion, Trigger


def active_rules(trigger: str) -> QuerySet[Rule]:
    """Rules that are on for "created" or "changed", with their versions: one statement."""
    return Rule.objects.filter(
        is_active=True,
        archived_at__isnull=True,
        version__isnull=False,
        trigger__in=(trigger, Trigger.BOTH),
    ).select_related("version")


def spec_of(version: RuleVersion) -> Spec:
    """What the engine reads of a version.

    Raises:
        BadTree: its conditions cannot be read any more.
    """
    actions = tuple((str(action["do"]), str(action.get("value", ""))) for action in version.actions)
    return Spec(version.rule_id, parse(version.conditions), actions, version.stop)
