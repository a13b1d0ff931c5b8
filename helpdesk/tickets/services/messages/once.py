"""Makes one message of one press, however often it arrives: the key of its form says which press it was."""

import uuid

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.translation import gettext

from helpdesk.people.models import User
from helpdesk.tickets.errors import AlreadySent
from helpdesk.tickets.models import Direction, Message, Ticket
from helpdesk.tickets.services.drafts.save_draft import discard_sent
from helpdesk.tickets.words import storable_words

SIGNED_64 = 1 << 63


def sent_before(
    key: uuid.UUID | None, ticket: Ticket, direction: Direction, words: str, by: User | None = None
) -> Message | None:
    """The message of this ticket that the key made; the caller holds the ticket's lock. No draft of `by` is left of it.

    Raises:
        AlreadySent: the key made it with other words.
        ValidationError: the key made something else.
    """
    found = Message.objects.filter(submission_key=key).first() if key else None
    if found is None:
        return None
    if found.ticket_id != ticket.pk or found.direction != direction:
        raise ValidationError(
            {"submission_key": gettext("Open the page again: this form was used for something else.")}
        )
    if found.body_text != storable_words(words):
        raise AlreadySent(found.pk)
    if by:
        discard_sent(ticket, found, by, again=True)
    return found


def opened_before(key: uuid.UUID | None, words: str) -> Ticket | None:
    """The ticket that the key made; waits for a transaction that is making it. Needs a transaction of the caller's.

    Raises:
        AlreadySent: the key made one with other words.
    """
    if key is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key.int % SIGNED_64])
    found = Message.objects.filter(submission_key=key).select_related("ticket").first()
    if found and found.body_text != storable_words(words):
        raise AlreadySent(found.pk)
    return found.ticket if found else None
