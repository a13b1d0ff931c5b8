"""Stores that the customer was told that we have the complaint."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from complaints.history import ACKNOWLEDGED
from complaints.models import Complaint
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.services import record


def acknowledge(*, complaint: Complaint, actor: Actor, at: dt.datetime | None = None) -> Complaint:
    """Store when the complaint was acknowledged; the first time counts, and later ones change nothing."""
    with transaction.atomic():
        row = Complaint.objects.select_for_update(no_key=True).get(pk=complaint.pk)
        if row.acknowledged_at is None:
            row.acknowledged_at = at or timezone.now()
            row.save(update_fields=["acknowledged_at"])
            record(ticket_id=row.ticket_id, actor=actor, verb=ACKNOWLEDGED)
    return row
