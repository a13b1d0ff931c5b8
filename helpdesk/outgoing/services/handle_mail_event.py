"""Lets a provider's report take effect, once."""

import datetime as dt

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from helpdesk.events import publish
from helpdesk.mime.fields.contacts import normal
from helpdesk.outgoing.events import MailUnwanted
from helpdesk.outgoing.history import REPORTED_AS_SPAM, UNSUBSCRIBED
from helpdesk.outgoing.models import MailEvent, OutgoingMail, OutgoingState, Recipient, RecipientState
from helpdesk.outgoing.sending.summary import settle_mail
from helpdesk.outgoing.services.record_bounce import record_bounce
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.services import record

LOST = ("bounced", "rejected", "failed")
UNWANTED = {"complained": REPORTED_AS_SPAM, "unsubscribed": UNSUBSCRIBED}
AGAIN = dt.timedelta(minutes=1)
PATIENCE = dt.timedelta(days=1)
"""A report may overtake our own note that the mail left; it waits for that so long."""


def handle_mail_event(event: MailEvent) -> MailEvent:
    """Handle a waiting report; one that another worker holds, or that is done, stays as it is."""
    with transaction.atomic():
        row = (
            MailEvent.objects.select_for_update(no_key=True, skip_locked=True)
            .filter(pk=event.pk, state="waiting")
            .first()
        )
        if row is None:
            return event
        row.mail = _mail(row.names)
        if row.mail is None:
            row.state = MailEvent.State.UNKNOWN
        elif _is_early(row.mail, row):
            row.next_try_at = timezone.now() + AGAIN
        else:
            _apply(row, row.mail)
            row.state = MailEvent.State.DONE
        row.save(update_fields=["mail", "state", "next_try_at"])
    return row


def _mail(names: list[str]) -> OutgoingMail | None:
    """The mail that a report is about: by our Message-ID, else by the provider's name for it, or for one recipient's
    copy.
    """
    ours, theirs = [f"<{name.strip('<>')}>" for name in names], [name for name in names if name]
    found = Q(internet_message_id__in=ours) | Q(provider_id__in=theirs)
    mail = OutgoingMail.objects.filter(found).select_related("ticket").first() if names else None
    if mail is None and theirs:
        copy = Recipient.objects.filter(provider_id__in=theirs).select_related("mail__ticket").first()
        mail = copy.mail if copy else None
    return mail


def _is_early(mail: OutgoingMail, event: MailEvent) -> bool:
    on_its_way = mail.state in (OutgoingState.QUEUED, OutgoingState.SENDING)
    return on_its_way and timezone.now() - event.received_at < PATIENCE


def _apply(event: MailEvent, mail: OutgoingMail) -> None:
    address = event.recipient or mail.recipient
    source = event.provider.replace("_", " ").capitalize()
    if event.kind in LOST or event.kind == "deferred":
        reason = event.reason or event.kind
        record_bounce(mail=mail, address=address, reason=reason, permanent=event.kind in LOST, source=source)
    elif event.kind == "delivered":
        _delivered(mail, normal(address))
    elif event.kind in UNWANTED:
        if mail.ticket_id:
            record(ticket_id=mail.ticket_id, actor=Actor.system(normal(address)), verb=UNWANTED[event.kind])
        publish(MailUnwanted(address=normal(address), mail_id=mail.pk))


def _delivered(mail: OutgoingMail, address: str) -> None:
    row = OutgoingMail.objects.select_for_update(no_key=True, of=("self",)).get(pk=mail.pk)
    if row.recipients.filter(address=address, state=RecipientState.SENT).update(cause="", answer="delivered"):
        settle_mail(row)
