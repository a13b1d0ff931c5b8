"""Turns a rule on or off."""

from helpdesk.rules.models import Rule


def switch_rule(*, rule: Rule, on: bool) -> None:
    """Turn the rule on or off from the next event on. Doing it twice changes nothing."""
    Rule.objects.filter(pk=rule.pk).update(is_active=on)
