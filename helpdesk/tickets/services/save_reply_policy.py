"""Stores how soon a shop promises to answer, and whom."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.conditions.tree import BadTree, as_json, fields_of
from helpdesk.people.models import User
from helpdesk.tickets.facts import TICKET
from helpdesk.tickets.facts.catalogue import catalogue
from helpdesk.tickets.fields import find
from helpdesk.tickets.models import ReplyPolicy


def save_reply_policy(*, policy: ReplyPolicy, by: User | None = None, is_before_last: bool = False) -> ReplyPolicy:
    """Store a policy. Open tickets follow it within half a minute.

    `is_before_last` puts a new one right before the one for all other tickets, wherever its position said.

    Raises:
        ValidationError: a promise or a condition that cannot be (by "conditions", one message "path: words" each), or
            no policy for all others at the end.
    """
    policy.conditions = _checked(policy.conditions)
    with transaction.atomic():
        # Two who change policies at once must see each other's.
        list(ReplyPolicy.objects.select_for_update(no_key=True).order_by("pk"))
        with recorded(policy, by=by):
            if is_before_last:
                policy.position = _room_before_last()
            policy.full_clean()
            policy.save()
        check_last()
    return policy


def _checked(conditions: object) -> object:
    try:
        tree = TICKET.parse(conditions, catalogue())
    except BadTree as error:
        problems = [f"{path}: {words}" for path, words in error.problems.items()]
        raise ValidationError({"conditions": problems}) from error
    if said := [key for key in sorted(fields_of(tree)) if find(key) is None]:
        label = TICKET.fields[said[0]].label
        raise ValidationError(
            {
                "conditions": ": "
                + gettext("%(label)s: a promise cannot depend on what a message says.") % {"label": label}
            }
        )
    return as_json(tree)


def _room_before_last() -> int:
    """The position of the last one that is on, which moves back with all behind it; 1 where there is none."""
    last = ReplyPolicy.objects.filter(is_active=True).last()
    if last is None:
        return 1
    behind = ReplyPolicy.objects.filter(position__gte=last.position).exclude(position=last.position, pk__lt=last.pk)
    behind.update(position=F("position") + 1)
    return last.position


def check_last() -> None:
    """See to it that every ticket has a policy: the last one that is on has no conditions, and no other.

    Raises:
        ValidationError: it is not so.
    """
    active = list(ReplyPolicy.objects.filter(is_active=True))
    if not active or active[-1].has_conditions:
        raise ValidationError(gettext("The last policy is for all other tickets: one without conditions, switched on."))
    if any(not policy.has_conditions for policy in active[:-1]):
        raise ValidationError(
            gettext("Behind a policy without conditions no other is ever asked, so it must be the last.")
        )
