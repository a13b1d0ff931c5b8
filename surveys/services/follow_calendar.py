"""Moves the due times of follow-ups when opening hours change, as those of open tickets move."""

from django.db import transaction

from helpdesk.calendars.queries import fresh_calendar
from surveys.models import FollowUp
from surveys.services.parts.follow_ups import due_at

TO_DO = (FollowUp.State.OPEN, FollowUp.State.CONTACTED)


def follow_calendar() -> int:
    """Work out anew by when customers have to be contacted, and return how many follow-ups moved.

    Finished ones keep what was promised then.
    """
    calendar = fresh_calendar()
    with transaction.atomic():
        rows = FollowUp.objects.select_for_update(no_key=True).filter(state__in=TO_DO).order_by("pk")
        moved = [row for row in rows if row.due_at != due_at(calendar, row.created_at)]
        for row in moved:
            row.due_at = due_at(calendar, row.created_at)
        FollowUp.objects.bulk_update(moved, ["due_at"], batch_size=500)
    return len(moved)
