"""Deletes a rule that never ran."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.people.models import User
from helpdesk.rules.models import Rule


def delete_rule(*, rule: Rule, by: User | None) -> None:
    """Delete a rule with its versions. One that ever was on is put away instead, so that its runs can be explained.

    Raises:
        ValidationError: it is on.
    """
    with recorded(rule, by=by):
        row = Rule.objects.get(pk=rule.pk)
        if row.is_active:
            raise ValidationError(gettext("This rule is on: switch it off first."))
        Rule.objects.filter(pk=row.pk).update(version=None)
        row.delete()
