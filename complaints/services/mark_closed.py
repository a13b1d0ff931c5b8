"""Closes and reopens a complaint with its ticket."""

import datetime as dt

from complaints.models import Complaint


def mark_closed(*, ticket_id: int, at: dt.datetime) -> None:
    """Close the complaint of a ticket that was resolved. The guard on resolving has made sure of its cause."""
    Complaint.objects.filter(ticket_id=ticket_id).update(closed_at=at)


def mark_reopened(*, ticket_id: int) -> None:
    """Open the complaint of a ticket that was opened again."""
    Complaint.objects.filter(ticket_id=ticket_id).update(closed_at=None)
