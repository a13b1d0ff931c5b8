"""Turns a rule on or off."""

from helpdesk.audit.services import recorded
from helpdesk.people.models import User
from helpdesk.rules.known import rules_changed
from helpdesk.rules.models import Rule
from helpdesk.rules.services.keep_examples import keeping_examples


def switch_rule(*, rule: Rule, on: bool, by: User | None = None) -> None:
    """Turn the rule on or off from the next event on. Doing it twice changes nothing.

    Nothing holds up who turns a rule off.

    Raises:
        ValidationError: by "examples" or "others": turned on, it would break examples.
    """
    if not on:
        _switch(rule, on=False, by=by)
        return
    with keeping_examples(by=by) as changed:
        changed.append(rule)
        _switch(rule, on=True, by=by)


def _switch(rule: Rule, *, on: bool, by: User | None) -> None:
    with recorded(rule, by=by):
        Rule.objects.filter(pk=rule.pk).update(is_active=on)
        rules_changed()
