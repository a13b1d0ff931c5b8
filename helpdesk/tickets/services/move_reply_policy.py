"""Moves a reply policy one place in the order in which they are asked."""

from django.core.cache import cache
from django.db import transaction

from helpdesk.audit.services import recorded
from helpdesk.people.models import User
from helpdesk.tickets.models import ReplyPolicy
from helpdesk.tickets.models.reply_policy import CACHE_KEY
from helpdesk.tickets.services.save_reply_policy import check_last


def move_reply_policy(*, policy: ReplyPolicy, up: bool, by: User | None = None) -> bool:
    """Change places with the policy above or below that is on or off as it is; False when there is none.

    Open tickets follow within half a minute.

    Raises:
        ValidationError: the one for all other tickets would not be the last any more.
    """
    with transaction.atomic():
        order = list(ReplyPolicy.objects.select_for_update(no_key=True))
        alike = [place for place, other in enumerate(order) if other.is_active == policy.is_active]
        among = next(index for index, place in enumerate(alike) if order[place].pk == policy.pk)
        if not 0 <= among + (step := -1 if up else 1) < len(alike):
            return False
        place, target = alike[among], alike[among + step]
        with recorded(policy, by=by):
            order[place], order[target] = order[target], order[place]
            for position, row in enumerate(order, 1):
                row.position = position
            ReplyPolicy.objects.bulk_update(order, ["position"])
        check_last()
    cache.delete(CACHE_KEY)
    return True
