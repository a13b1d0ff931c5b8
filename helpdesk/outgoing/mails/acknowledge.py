"""Acknowledges a new request: its number, what happens next and by when, and where to follow it.

Nothing of what the stranger wrote is repeated, not even the subject or their name: else anybody could have us mail
their words to anybody.
"""

from django.db import transaction

from helpdesk.outgoing.mails.acknowledgements import chosen
from helpdesk.outgoing.mails.request_values import keep_told_date, language_of, new_request_values, whom_to_tell
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.outgoing.sending.hourly_limit import ACKNOWLEDGEMENTS, within_limit
from helpdesk.outgoing.services.queue_text import queue_text
from helpdesk.tickets.models import Direction, Ticket


def acknowledge(ticket: Ticket) -> OutgoingMail | None:
    """Queue the acknowledgement of `ticket`, once, with what the rules made of it.

    None when there is nobody to tell, they had enough within the hour, or it was answered and resolved before.
    """
    address = whom_to_tell(ticket)
    if not address or _is_over(ticket):
        return None
    with transaction.atomic(savepoint=False):
        if not within_limit(address, ACKNOWLEDGEMENTS):
            return None
        choice = chosen(ticket)
        language = language_of(choice.key, ticket)
        answer_by = choice.answer_by or ticket.due_at
        values = {**new_request_values(ticket, language, to=address, answer_by=answer_by), **choice.values}
        key = f"acknowledgement:{ticket.pk}"
        mail = queue_text(choice.key, to=[address], language=language, values=values, ticket=ticket, key=key)
        keep_told_date(mail, ticket, language, answer_by)
        return mail


def _is_over(ticket: Ticket) -> bool:
    """Whether an answer is on its way already that resolved the request: nothing happens next."""
    return not ticket.is_open and ticket.messages.filter(direction=Direction.OUT).exists()
