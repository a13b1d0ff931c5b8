"""Decides about one due invitation, and hands its mail over in the same transaction."""

import datetime as dt
import logging

from django.db import transaction
from django.utils import timezone

from helpdesk.customers.models import Customer
from helpdesk.outgoing.models import MailKind
from helpdesk.outgoing.services import queue_mail
from surveys.eligibility import objection
from surveys.mail.compose import compose
from surveys.models import Invitation, InvitationState, Programme, SkipReason
from surveys.queries.facts import address_of, facts_of
from surveys.tokens import hashed, new_token

log = logging.getLogger(__name__)

EXPIRES = dt.timedelta(days=30)
TRY_AGAIN = dt.timedelta(minutes=15)


def send_next_invitation() -> bool:
    """Decide about the oldest due invitation that no other worker has; False when none is due.

    An error stays on its row, which is tried again later, and holds up nobody else.
    """
    with transaction.atomic():
        row = (
            Invitation.objects.filter(state=InvitationState.PLANNED, due_at__lte=timezone.now())
            .select_related("ticket__team", "ticket__assignee")
            .select_for_update(no_key=True, skip_locked=True, of=("self",))
            .order_by("due_at", "id")
            .first()
        )
        if row is None:
            return False
        try:
            with transaction.atomic():
                _decide(row)
        except Exception as error:
            log.exception("survey for ticket %s could not be sent", row.ticket_id)
            Invitation.objects.filter(pk=row.pk).update(
                due_at=timezone.now() + TRY_AGAIN, error=f"{type(error).__name__}: {error}"[:500]
            )
    return True


def _decide(row: Invitation) -> None:
    # Two tickets of one person, decided by two workers at once, must see each other.
    row.customer = Customer.objects.select_for_update(no_key=True).get(pk=row.customer_id)
    now = timezone.now()
    row.decided_at, row.error = now, ""
    address = address_of(row.ticket, row.customer)
    row.reason = objection(facts_of(row, address), now)
    if row.reason == SkipReason.NONE:
        _send(row, address, now)
    else:
        row.state = InvitationState.SKIPPED
    row.save()


def _send(row: Invitation, address: str, now: dt.datetime) -> None:
    token = new_token()
    row.state, row.sent_at, row.sent_to = InvitationState.SENT, now, address
    row.token_hash, row.expires_at = hashed(token), now + EXPIRES
    row.language = (row.ticket.language or row.customer.language)[:12]
    mail = compose(row, Programme.objects.get(kind=row.kind), token)
    row.mail = queue_mail(
        kind=MailKind.SURVEY,
        key=f"survey-{row.pk}",
        ticket=row.ticket,
        to=[address],
        from_name=mail.from_name,
        subject=mail.subject,
        text=mail.text,
        html=mail.html,
        unsubscribe_url=mail.unsubscribe_url,
    )
