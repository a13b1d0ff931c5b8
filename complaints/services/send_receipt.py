"""Mails the receipt: in place of the acknowledgement of the request, or by itself when that has left."""

import datetime as dt

from complaints.mail.mail_text import KEY, receipt_values
from complaints.models import Complaint, Receipt
from complaints.services.issue_receipt import issue_receipt
from complaints.services.open_complaint import held_complaint
from helpdesk.outgoing.mails.acknowledgements import AcknowledgementChoice
from helpdesk.outgoing.mails.request_values import keep_told_date, language_of, new_request_values, whom_to_tell
from helpdesk.outgoing.models import OutgoingMail, OutgoingState
from helpdesk.outgoing.services.queue_text import queue_text
from helpdesk.tickets.models import Ticket


def acknowledgement_of(ticket: Ticket) -> AcknowledgementChoice | None:
    """The receipt's mail text, in place of the ordinary acknowledgement of a request that is a complaint.

    The receipt is issued here if need be, for a rule may have made the request a complaint a moment ago. None where a
    mail of its own carries the receipt.
    """
    held = held_complaint(ticket.pk) if ticket.is_complaint else None
    if held is None:
        return None
    receipt, _ = issue_receipt(held=held)
    if OutgoingMail.objects.filter(key=_key(receipt)).exists():
        return None
    return AcknowledgementChoice(KEY, receipt_values(receipt, language_of(KEY, ticket)), receipt.answer_by)


def send_receipt(*, receipt: Receipt, ticket: Ticket, send_after: dt.datetime | None = None) -> OutgoingMail | None:
    """Queue the receipt's mail, to leave after `send_after` (now); a second call returns the first mail.

    None when there is nobody to tell.
    """
    address = whom_to_tell(ticket)
    if not address:
        return None
    language, answer_by = language_of(KEY, ticket), receipt.answer_by
    own = new_request_values(ticket, language, to=address, answer_by=answer_by)
    mail = queue_text(
        KEY,
        to=[address],
        language=language,
        values={**own, **receipt_values(receipt, language)},
        ticket=ticket,
        key=_key(receipt),
        send_after=send_after,
    )
    keep_told_date(mail, ticket, language, answer_by)
    return mail


def cancel_receipt(*, complaint: Complaint) -> None:
    """Cancel the receipt's mail, if it still waits."""
    receipt = Receipt.objects.filter(complaint=complaint).first()
    if receipt:
        waiting = OutgoingMail.objects.filter(key=_key(receipt), state=OutgoingState.QUEUED)
        waiting.update(state=OutgoingState.CANCELLED)


def may_tell_by_itself(ticket_id: int) -> bool:
    """Whether a rule may have a receipt mailed: only to people whom we acknowledged.

    So machines get none, and strangers no more than their share.
    """
    return OutgoingMail.objects.filter(key=f"acknowledgement:{ticket_id}").exists()


def _key(receipt: Receipt) -> str:
    return f"receipt:{receipt.pk}"
