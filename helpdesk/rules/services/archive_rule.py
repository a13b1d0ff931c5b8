"""Puts a rule away, and brings it back."""

from django.utils import timezone

from helpdesk.audit.services import recorded
from helpdesk.people.models import User
from helpdesk.rules.known import rules_changed
from helpdesk.rules.models import Rule


def archive_rule(*, rule: Rule, by: User | None = None) -> None:
    """Take the rule off the page; it stops running. Its switch, versions and runs stay."""
    with recorded(rule, by=by):
        Rule.objects.filter(pk=rule.pk, archived_at__isnull=True).update(archived_at=timezone.now())
        rules_changed()


def restore_rule(*, rule: Rule, by: User | None = None) -> None:
    """Put an archived rule back where it was in the order, on or off as it was."""
    with recorded(rule, by=by):
        Rule.objects.filter(pk=rule.pk).update(archived_at=None)
        rules_changed()
