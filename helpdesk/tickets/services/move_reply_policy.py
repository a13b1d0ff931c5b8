"""Moves a reply policy one place in the order in which they are asked."""

from django.core.cache import cache
from django.db import transaction

from helpdesk.audit.services import recorded
from helpdesk.people.models import User
from helpdesk.tickets.models import ReplyPolicy
from helpdesk.tickets.models.reply_policy import CACHE_KEY
from helpdesk.tickets.services.save_reply_policy import check_last


def move_reply_policy(*, policy: ReplyPolicy, up: bool, by: User | None = None) -> bool:
    """Change places with the policy above or below. False when there is none. Open tickets follow within half a minute.

    Raises:
        ValidationError: the one for all other tickets would not be the last any more.
    """
    with transaction.atomic():
        order = list(ReplyPolicy.objects.select_for_update(no_key=True))
        place = next(index for index, other in enumerate(order) if other.pk == policy.pk)
        target = place + (-1 if up else 1)
        if not 0 <= target < len(order):
            return False
        with recorded(policy, by=by):
            order[place], order[target] = order[target], order[place]
            for position, row in enumerate(order, 1):
                row.position = position
            ReplyPolicy.objects.bulk_update(order, ["position"])
        check_last()
    cache.delete(CACHE_KEY)
    return True
