"""Switches a reply policy off, and on again."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.conditions.tree import BadTree
from helpdesk.people.models import User
from helpdesk.tickets.facts import TICKET
from helpdesk.tickets.facts.catalogue import catalogue
from helpdesk.tickets.models import ReplyPolicy
from helpdesk.tickets.services.save_reply_policy import check_last


def switch_reply_policy(*, policy: ReplyPolicy, is_active: bool, by: User | None = None) -> None:
    """Switch a policy off, also one whose conditions cannot be read any more, or on where it was in the order.

    Raises:
        ValidationError: there would be none, or not one alone, for all other tickets at the end; or it is to be
            switched on and asks about something that is gone.
    """
    with transaction.atomic():
        # Two who change policies at once must see each other's.
        list(ReplyPolicy.objects.select_for_update(no_key=True).order_by("pk"))
        with recorded(policy, by=by):
            row = ReplyPolicy.objects.get(pk=policy.pk)
            row.is_active = is_active
            row.save(update_fields=["is_active"])
        if is_active:
            _check_readable(row)
        check_last()


def _check_readable(policy: ReplyPolicy) -> None:
    try:
        TICKET.parse(policy.conditions, catalogue())
    except BadTree as error:
        raise ValidationError(gettext("It asks about something that is gone: change its conditions first.")) from error
