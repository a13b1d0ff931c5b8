"""Moves a macro one place within its folder."""

from django.db import transaction

from helpdesk.audit.services import recorded
from helpdesk.macros.models import Macro
from helpdesk.people.models import User


def move_macro(*, macro: Macro, up: bool, by: User | None) -> bool:
    """Change places with the one above or below, of those in use in its folder and group. False when there is none.

    All of them are locked meanwhile, so that two people moving at once do not tie them.
    """
    with transaction.atomic():
        group = Macro.objects.filter(folder=macro.folder, team=macro.team, owner=macro.owner, is_active=True)
        order = list(group.select_for_update(no_key=True).order_by("position", "name", "pk"))
        place = next((index for index, other in enumerate(order) if other.pk == macro.pk), None)
        target = None if place is None else place + (-1 if up else 1)
        if place is None or target is None or not 0 <= target < len(order):
            return False
        mine, other = order[place], order[target]
        with recorded(mine, by=by):
            mine.position, other.position = other.position, mine.position
            Macro.objects.bulk_update([mine, other], ["position"])
    return True
