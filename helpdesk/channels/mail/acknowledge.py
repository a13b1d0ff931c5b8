"""A word back to a new request: its number, what happens next and by when, and where to follow it.

Nothing of what the stranger wrote is repeated, not even the subject or their name: else anybody could have us mail
their words to anybody.
"""

import datetime as dt

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from helpdesk.channels.acknowledgements import chosen
from helpdesk.channels.mail.request_values import new_request_values
from helpdesk.channels.mailboxes import is_own, normal, own_mailboxes
from helpdesk.channels.models import MailKind, OutgoingMail
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
        if not _within_limit(normal(address)):
            return None
        choice = chosen(ticket)
        # Instants are written in the language of the words around them, which may be a fallback.
        language = words_for(mail_text(choice.key), ticket.language or ticket.requester.language)[1]
        return queue_text(
            choice.key,
            to=[address],
            language=language,
            values={**new_request_values(ticket, language), **choice.values},
            ticket=ticket,
            key=f"acknowledgement:{ticket.pk}",
        )


def _within_limit(address: str) -> bool:
    """Whether `address` may get one more within this hour. The lock lasts until the caller's transaction ends, so that
    mails that arrive at once are counted one after the other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"acknowledgement:{address}"])
    since = timezone.now() - dt.timedelta(hours=1)
    recent = OutgoingMail.objects.filter(recipient=address, kind=MailKind.ACKNOWLEDGEMENT, created_at__gte=since)
    return recent.count() < settings.ACKNOWLEDGEMENTS_PER_HOUR
