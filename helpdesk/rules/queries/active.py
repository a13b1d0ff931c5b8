"""Reads the rules that run, in their order."""

from collections.abc import Collection

from django.db.models import Exists

from helpdesk.rules.models import Rule, RuleRun, Trigger


def active_rules(moments: Collection[str], event_id: int) -> list[Rule]:
    """The rules that are on for one of these moments, in their order, without what their versions say. One statement.

    None where rules ran because of this event before.
    """
    rules = (
        Rule.objects.filter(
            is_active=True,
            archived_at__isnull=True,
            version__isnull=False,
            trigger__regex=_any_of(moments),
        )
        .annotate(has_run=Exists(RuleRun.objects.filter(event_id=event_id)))
        .select_related("version")
        .defer("version__conditions", "version__actions")
    )
    found = list(rules)
    return [] if any(rule.has_run for rule in found) else list[Rule](found)


def _any_of(moments: Collection[str]) -> str:
    """The pattern of what rules store that wait for one of these."""
    both = {Trigger.BOTH.value} if {Trigger.CREATED, Trigger.CHANGED} & set(moments) else set()
    return rf"(^| )({'|'.join(sorted({*moments, *both}))})( |$)"
