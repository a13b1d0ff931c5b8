"""Works on a follow-up: who has it, what was tried, what came of it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from helpdesk.people.models import User
from helpdesk.tickets.words import storable_words
from surveys.models import FollowUp, FollowUpAct, FollowUpEntry
from surveys.services.tell_owner import tell_owner

NOTE_LENGTH = 2000


def hand_over(*, follow_up: FollowUp, owner: User, by: User) -> FollowUp:
    """Give the follow-up to a colleague, who is told by mail, or to oneself; doing it twice changes nothing.

    Raises:
        ValidationError: the owner does not work here.
    """
    if not owner.takes_work:
        raise ValidationError({"owner": gettext("Choose somebody who works here.")})
    with transaction.atomic():
        row = FollowUp.objects.select_for_update(no_key=True).get(pk=follow_up.pk)
        if row.owner_id == owner.pk:
            return row
        row.owner = owner
        row.save(update_fields=["owner"])
        if owner.pk == by.pk:
            entry = _log(row, by, FollowUpAct.TAKEN)
        else:
            entry = _log(row, by, FollowUpAct.GIVEN, values={"name": owner.short_name})
        tell_owner(follow_up=row, by=by, occasion=str(entry.pk))
    return row


def log_contact(*, follow_up: FollowUp, by: User, state: str, note: str = "") -> FollowUp:
    """Write a line into the contact log, and move the follow-up to `state`, where it may also stay.

    Raises:
        ValidationError: an unknown state; closing without a word; nothing said and nothing changed.
    """
    if state not in FollowUp.State.values:
        raise ValidationError({"state": gettext("Choose one of the states.")})
    note = storable_words(note).strip()[:NOTE_LENGTH]
    with transaction.atomic():
        row = FollowUp.objects.select_for_update(no_key=True).get(pk=follow_up.pk)
        if state == row.state and not note:
            raise ValidationError({"note": gettext("Write what you did, or choose another state.")})
        finishes = state in (FollowUp.State.WON_BACK, FollowUp.State.CLOSED)
        if finishes and not note:
            raise ValidationError({"note": gettext("Say in a few words what came of it.")})
        what = FollowUpAct.NOTED if state == row.state else FollowUpAct(state)
        row.state = state
        row.outcome = note if finishes else row.outcome
        row.finished_at = timezone.now() if finishes else None
        row.save(update_fields=["state", "outcome", "finished_at"])
        _log(row, by, what, note=note)
    return row


def _log(row: FollowUp, by: User, what: FollowUpAct, **more: Any) -> FollowUpEntry:
    return FollowUpEntry.objects.create(follow_up=row, user=by, author=by.short_name, what=what, **more)
