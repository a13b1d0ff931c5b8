"""A word back to a new request: its number, what happens next and by when, and where to follow it.

Nothing of what the stranger wrote is repeated, not even the subject or their name: else anybody could have us mail
their words to anybody.
"""

from django.db import transaction

from helpdesk.channels.acknowledgements import chosen
from helpdesk.channels.mail.hourly_limit import ACKNOWLEDGEMENTS, within_limit
from helpdesk.channels.mail.request_values import new_request_values
from helpdesk.channels.mailboxes import is_own, own_mailboxes
from helpdesk.channels.models import OutgoingMail
from helpdesk.channels.services.queue_text import queue_text
from helpdesk.channels.texts import mail_text
from helpdesk.channels.texts.write import words_for
from helpdesk.tickets.models import Ticket


def acknowledge(ticket: Ticket) -> OutgoingMail | None:
    """Queue the acknowledgement of `ticket`; None when there is nobody to tell, or they had enough within the hour."""
    first = ticket.messages.order_by("pk").first()
    address = (first.reply_to or first.from_email if first else "") or ticket.requester.email
    if not address or is_own(address, own_mailboxes()):
        return None
    with transaction.atomic():
        if not within_limit(address, ACKNOWLEDGEMENTS):
            return None
        choice = chosen(ticket)
        # Instants are written in the language of the words around them, which may be a fallback.
        language = words_for(mail_text(choice.key), ticket.language or ticket.requester.language)[1]
        return queue_text(
            choice.key,
            to=[address],
            language=language,
            values={**new_request_values(ticket, language, to=address), **choice.values},
            ticket=ticket,
            key=f"acknowledgement:{ticket.pk}",
        )
