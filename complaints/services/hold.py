"""Keeps what a complaint says from being erased, until a day."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from complaints.history import HELD, HOLD_ENDED
from complaints.models import Complaint, LegalHold
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
        values = {"until": until, "reason": storable_words(reason).strip()[:200], "by": by}
        kept, _ = LegalHold.objects.update_or_create(complaint=row, defaults=values)
        if known is None or known.until != until:
            before = known.until.isoformat() if known else None
            changes = {"hold": [before, until.isoformat()]}
            record(ticket_id=row.ticket_id, actor=Actor.of(by), verb=HELD, changes=changes)
    return kept


def end_hold(*, complaint: Complaint, by: User) -> None:
    """Let go of a complaint; what waits for that goes on by itself within a day."""
    with transaction.atomic():
        row = Complaint.objects.select_for_update(no_key=True).get(pk=complaint.pk)
        if LegalHold.objects.filter(complaint=row).delete()[0]:
            record(ticket_id=row.ticket_id, actor=Actor.of(by), verb=HOLD_ENDED)
