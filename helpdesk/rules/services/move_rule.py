"""Moves a rule one place in the order."""

from django.db import transaction

from helpdesk.audit.services import recorded
from helpdesk.people.models import User
from helpdesk.rules.models import Rule


def move_rule(*, rule: Rule, up: bool, by: User | None = None) -> bool:
    """Change places with the rule above or below. False when there is none.

    All rules are locked meanwhile, so that two people moving at once do not tie them.
    """
    with transaction.atomic():
        order = list(Rule.objects.select_for_update(no_key=True).filter(archived_at__isnull=True))
        place = next((index for index, other in enumerate(order) if other.pk == rule.pk), None)
        target = None if place is None else place + (-1 if up else 1)
        if place is None or target is None or not 0 <= target < len(order):
            return False
        mine, other = order[place], order[target]
        with recorded(mine, by=by):
            mine.position, other.position = other.position, mine.position
            Rule.objects.bulk_update([mine, other], ["position"])
    return True
