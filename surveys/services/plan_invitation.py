"""Plans to ask about a ticket that was resolved, or notes at once why nobody will."""

import datetime as dt
import secrets

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from helpdesk.tickets.models import DeliveryState, Ticket
from surveys.eligibility import chosen
from surveys.kinds import position
from surveys.models import Invitation, InvitationState, Programme, SkipReason


def plan_invitation(*, ticket: Ticket) -> Invitation:
    """Plan the ticket's one invitation, due after the programme's delay. Who was asked once is not asked again for it.

    The sampling draw is made once per ticket, so that solving it again does not give it another chance.
    """
    with transaction.atomic():
        row, _ = Invitation.objects.select_for_update(no_key=True).get_or_create(
            ticket=ticket,
            defaults={"customer": ticket.requester, "draw": _draw(), "due_at": timezone.now()},
        )
        if row.sent_at is not None:
            return row
        programme = _programme(row.draw)
        resolved = ticket.resolved_at or timezone.now()
        row.customer, row.decided_at, row.error = ticket.requester, None, ""
        row.due_at = resolved
        if isinstance(programme, Programme):
            row.kind, row.state, row.reason = programme.kind, InvitationState.PLANNED, SkipReason.NONE
            row.due_at = max(resolved + dt.timedelta(minutes=programme.delay_minutes), _last_words_leave(ticket))
        else:
            row.state, row.reason, row.decided_at = InvitationState.SKIPPED, programme, timezone.now()
        row.save()
    return row


def _draw() -> float:
    """0 ≤ draw < 100, in steps of 0.0001."""
    return secrets.randbelow(1_000_000) / 10_000


def _last_words_leave(ticket: Ticket) -> dt.datetime:
    """When the answer that solved the ticket leaves: a survey does not overtake it, nor its undo."""
    waiting = ticket.messages.filter(delivery=DeliveryState.QUEUED).aggregate(at=Max("send_after"))["at"]
    return waiting or timezone.now()


def _programme(draw: float) -> Programme | SkipReason:
    """The programme that the draw falls on, or why there is none."""
    active = {programme.kind: programme for programme in Programme.objects.filter(is_active=True)}
    if not active:
        return SkipReason.SWITCHED_OFF
    kind = chosen(draw, [(kind, active[kind].share) for kind in sorted(active, key=position)])
    return active[kind] if kind else SkipReason.NOT_DRAWN
