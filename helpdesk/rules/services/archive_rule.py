"""Puts a rule away, and brings it back."""

from django.utils import timezone

from helpdesk.rules.models import Rule


def archive_rule(*, rule: Rule) -> None:
    """Take the rule off the page; it stops running. Its switch, versions and runs stay."""
    Rule.objects.filter(pk=rule.pk, archived_at__isnull=True).update(archived_at=timezone.now())


def restore_rule(*, rule: Rule) -> None:
    """Put an archived rule back where it was in the order, on or off as it was."""
    Rule.objects.filter(pk=rule.pk).update(archived_at=None)
