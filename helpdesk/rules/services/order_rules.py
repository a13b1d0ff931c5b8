"""Puts rules into a given order among themselves."""

from collections.abc import Sequence

from django.db import transaction

from helpdesk.audit.services import recorded
from helpdesk.people.models import User
from helpdesk.rules.models import Rule


def order_rules(*, order: Sequence[int], by: User | None) -> None:
    """Put the rules of these ids into this order, in the places that they have together. All others stay."""
    with transaction.atomic():
        rows = {rule.pk: rule for rule in Rule.objects.select_for_update(no_key=True).filter(pk__in=order)}
        places = sorted(rule.position for rule in rows.values())
        for pk, place in zip(order, places, strict=True):
            if rows[pk].position != place:
                with recorded(rows[pk], by=by):
                    Rule.objects.filter(pk=pk).update(position=place)
