"""Stores what the sweep looks for, and when it tells those who lead."""

from collections.abc import Mapping

from django.db import transaction

from helpdesk.audit.services import recorded
from helpdesk.people.models import User
from helpdesk.today.models import ONLY, SweepSettings


def save_sweep(
    *, limits: Mapping[str, int | None], is_told: bool, tell_at: int, by: User | None = None
) -> SweepSettings:
    """Store the limits by the key of their defect, None for one that is not looked for. What is not named stays.

    `tell_at` are minutes after the shop's midnight.
    """
    with transaction.atomic():
        row = SweepSettings.objects.get(pk=ONLY)
        with recorded(row, by=by):
            row.limits = {**row.limits, **limits}
            row.is_told, row.tell_at = is_told, tell_at
            row.save(update_fields=["limits", "is_told", "tell_at"])
    return row
