"""The receipt leaves by mail, when no acknowledgement carried it."""

from complaints.mail_text import KEY, receipt_values
from complaints.models import Receipt
from helpdesk.channels.mail.request_values import language_of, new_request_values, whom_to_tell
from helpdesk.channels.models import OutgoingMail
from helpdesk.channels.services.queue_text import queue_text
from helpdesk.tickets.models import Ticket


def send_receipt(*, receipt: Receipt) -> OutgoingMail | None:
    """Queue the mail; a second call returns the first one. None when there is nobody to tell."""
    ticket = Ticket.objects.select_related("team", "requester").get(pk=receipt.complaint.ticket_id)
    address = whom_to_tell(ticket)
    if not address:
        return None
    language = language_of(KEY, ticket)
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
