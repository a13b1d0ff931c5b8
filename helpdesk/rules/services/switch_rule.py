"""Turns a rule on or off."""

from helpdesk.audit.services import recorded
from helpdesk.people.models import User
from helpdesk.rules.known import rules_changed
from helpdesk.rules.models import Rule


def switch_rule(*, rule: Rule, on: bool, by: User | None = None) -> None:
    """Turn the rule on or off from the next event on. Doing it twice changes nothing."""
    with recorded(rule, by=by):
        Rule.objects.filter(pk=rule.pk).update(is_active=on)
        rules_changed()
