"""The receipt leaves by mail, when no acknowledgement carried it."""

from complaints.mail_text import KEY, receipt_values
from complaints.models import Receipt
from helpdesk.channels.mail.request_values import new_request_values
from helpdesk.channels.mailboxes import is_own, own_mailboxes
from helpdesk.channels.models import OutgoingMail
from helpdesk.channels.services.queue_text import queue_text
from helpdesk.tickets.models import Ticket


def send_receipt(*, receipt: Receipt) -> OutgoingMail | None:
    """Queue the mail; a second call returns the first one. None when there is nobody to tell."""
    ticket = Ticket.objects.select_related("team", "requester").get(pk=receipt.complaint.ticket_id)
    first = ticket.messages.order_by("pk").first()
    address = (first.reply_to or first.from_email if first else "") or ticket.requester.email
    if not address or is_own(address, own_mailboxes()) or (first and first.is_auto_reply):
        return None
    language = ticket.language or ticket.requester.language
    return queue_text(
        KEY,
        to=[address],
        language=language,
        values={**new_request_values(ticket, language, to=address), **receipt_values(receipt, language)},
        ticket=ticket,
        key=f"receipt:{receipt.pk}",
    )


def may_tell_by_itself(ticket_id: int) -> bool:
    """Whether a rule may have a receipt sent: only to people whom we acknowledged, so that machines get none, and
    strangers no more than their share."""
    return OutgoingMail.objects.filter(key=f"acknowledgement:{ticket_id}").exists()
