"""Keeps what a complaint says from being erased, until a day."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from complaints.history import HELD, HOLD_ENDED
from complaints.models import Complaint, LegalHold
from helpdesk.audit.services import recorded
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.services import record
from helpdesk.tickets.words import storable_words
from helpdesk.web import shop_time


def hold(*, complaint: Complaint, until: dt.date, reason: str, by: User) -> LegalHold:
    """Put a complaint under hold, or change the day or the reason.

    Raises:
        ValidationError: the day is past.
    """
    if until < shop_time.today():
        raise ValidationError({"until": gettext("Choose a day that is still to come.")})
    with transaction.atomic():
        row = Complaint.objects.select_for_update(no_key=True).get(pk=complaint.pk)
        known = LegalHold.objects.filter(complaint=row).first()
        before, kept = known.until.isoformat() if known else None, known or LegalHold(complaint=row)
        with recorded(kept, by=by):
            kept.until, kept.reason, kept.by = until, storable_words(reason).strip()[:200], by
            kept.save()
        if before != until.isoformat():
            changes = {"hold": [before, until.isoformat()]}
            record(ticket_id=row.ticket_id, actor=Actor.of(by), verb=HELD, changes=changes)
    return kept


def end_hold(*, complaint: Complaint, by: User) -> None:
    """Let go of a complaint; what waits for that goes on by itself within seconds."""
    with transaction.atomic():
        row = Complaint.objects.select_for_update(no_key=True).get(pk=complaint.pk)
        if kept := LegalHold.objects.filter(complaint=row).first():
            with recorded(kept, by=by):
                kept.delete()
            record(ticket_id=row.ticket_id, actor=Actor.of(by), verb=HOLD_ENDED)
