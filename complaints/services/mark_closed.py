"""A complaint closes and opens with its ticket."""

import datetime as dt

from complaints.models import Complaint


def mark_closed(*, ticket_id: int, at: dt.datetime) -> None:
    """The ticket was resolved. The guard on resolving has seen to it that there is a cause."""
    Complaint.objects.filter(ticket_id=ticket_id).update(closed_at=at)


def mark_reopened(*, ticket_id: int) -> None:
    """The ticket was opened again."""
    Complaint.objects.filter(ticket_id=ticket_id).update(closed_at=None)
