"""The rules that run, in their order."""

from django.db.models import QuerySet

from helpdesk.rules.models import Rule, Trigger


def active_rules(trigger: str) -> QuerySet[Rule]:
    """Rules that are on for "created" or "changed", with their versions but for what those say: one statement."""
    return (
        Rule.objects.filter(
            is_active=True,
            archived_at__isnull=True,
            version__isnull=False,
            trigger__in=(trigger, Trigger.BOTH),
        )
        .select_related("version")
        .defer("version__conditions", "version__actions")
    )
