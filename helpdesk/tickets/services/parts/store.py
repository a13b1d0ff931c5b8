"""Shared steps of the verbs: lock the ticket, store a message with its files, keep the row's summary, write the log."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.utils import timezone

from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Activity, Attachment, Direction, Message, Ticket
from helpdesk.tickets.services.parts import documents
from helpdesk.tickets.sla.due import keep_due
from helpdesk.tickets.sla.promises import promises
from helpdesk.tickets.verbs import Verb
from helpdesk.tickets.words import NewFile, NewMessage, snippet, storable, storable_html, storable_words
from helpdesk.web.requests.personal_links import conceal


@contextmanager
def locked(ticket: Ticket, *, savepoint: bool = True) -> Iterator[Ticket]:
    """Run a block in a transaction that has locked and freshly read the ticket's row.

    Files that are written in it go away if it fails. Without a `savepoint` a refusal is also that of the caller's
    transaction.
    """
    with transaction.atomic(savepoint=savepoint):
        yield Ticket.objects.select_for_update(no_key=True).get(pk=ticket.pk)


def next_number() -> int:
    """The next public number. A failed transaction leaves a gap, never a number used twice."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('tickets_ticket_number')")
        return int(cursor.fetchone()[0])


def store_message(ticket: Ticket, new: NewMessage, *also_found: documents.Document, **fields: Any) -> Message:
    """Store a message and its files, and what search finds it by; `also_found` is stored in the same statement.

    Raises:
        OSError: a file could not be written; files written before it are removed again.
    """
    usual = {"created_at": new.created_at or timezone.now(), "channel": ticket.channel, **stored_fields(new)}
    message = Message.objects.create(ticket=ticket, **(usual | fields))
    files = [file.without_cards for file in new.files]
    store_files(message, files)
    if _held_card(new, files):
        log(ticket, Actor.system(), Verb.CARD_MASKED, message=message, at=message.created_at)
    documents.store(documents.of_message(message, [file.filename for file in new.files]), *also_found)
    return message


def _held_card(new: NewMessage, files: Sequence[NewFile]) -> bool:
    """Whether a card's number was taken out of a message."""
    texts = (new.subject, new.body_text, new.reply_text, new.body_html)
    return (
        new.card_masked
        or any(storable_words(text) != storable(text) for text in texts)
        or any(kept is not came for kept, came in zip(files, new.files, strict=True))
    )


def stored_fields(new: NewMessage) -> dict[str, Any]:
    """The message's columns as they are stored.

    They are cut to their lengths, without what PostgreSQL refuses, without a secret that lets its reader answer for the
    customer, and without numbers of payment cards.
    """
    return {
        "from_email": storable(new.from_email)[:320],
        "from_name": storable_words(new.from_name)[:300],
        "reply_to": storable(new.reply_to)[:320],
        "handle": storable(new.handle)[:200],
        "link": storable(new.link)[:2000],
        "posted": new.posted,
        "transport": new.transport,
        "to": [storable(address) for address in new.to],
        "cc": [storable(address) for address in new.cc],
        "bcc": [storable(address) for address in new.bcc],
        "subject": storable_words(new.subject)[:1000],
        "body_text": conceal(storable_words(new.body_text)),
        "body_html": conceal(storable_html(new.body_html)),
        "reply_text": conceal(storable_words(new.reply_text or new.body_text)),
        "internet_message_id": storable(new.internet_message_id)[:998],
        "is_auto_reply": new.is_auto_reply,
        "draws_no_answer": new.draws_no_answer,
    }


def store_files(message: Message, files: Sequence[NewFile]) -> None:
    """Store files of a message.

    Raises:
        OSError: one could not be written; those written before it are removed again.
    """
    written: list[Attachment] = []
    try:
        for new in files:
            written.append(_store_file(message, new))  # noqa: PERF401 - what is written so far must be known on failure
    except BaseException:
        for attachment in written:
            attachment.file.delete(save=False)
        raise


def _store_file(message: Message, new: NewFile) -> Attachment:
    attachment = Attachment(message=message, size=len(new.content), sha256=new.sha256, **stored_file_fields(new))
    attachment.file.save(attachment.filename, ContentFile(new.content), save=False)
    attachment.save()
    return attachment


def stored_file_fields(new: NewFile) -> dict[str, Any]:
    """What the sender says about a file, as it is stored."""
    return {
        "filename": storable_words(new.filename)[:255] or "file",
        "content_type": storable(new.content_type)[:120],
        "content_id": storable(new.content_id)[:255],
        "inline": new.inline,
    }


def summarise_latest(ticket: Ticket, message: Message, *, is_latest: bool = True) -> None:
    """Bring the ticket's summary (latest words, message count) up to date with a new message; the caller saves it."""
    if is_latest:
        ticket.last_words = snippet(message.reply_text or message.body_text)
        ticket.last_direction = message.direction
    if message.direction == Direction.IN and not message.is_auto_reply:
        ticket.customer_wrote_at = _latest(ticket.customer_wrote_at, message.created_at)
    elif message.direction == Direction.OUT:
        ticket.we_wrote_at = _latest(ticket.we_wrote_at, message.created_at)
    ticket.last_activity_at = max(ticket.last_activity_at, message.created_at)
    ticket.message_count += 1


def _latest(known: dt.datetime | None, at: dt.datetime) -> dt.datetime:
    return max(known, at) if known else at


def save(ticket: Ticket, *, tags: Iterable[str] | None = None) -> None:
    """Save the row with its due time and a new version; `tags` are those that a new ticket is about to get."""
    keep_due(ticket, promises(), tags=tags)
    ticket.version += 1
    if ticket.status != ticket.stored_status:
        ticket.status_since = timezone.now()
    ticket.save()
    ticket.stored_status = ticket.status


def log(
    ticket: Ticket,
    actor: Actor,
    verb: str,
    *,
    changes: dict[str, list[Any]] | None = None,
    message: Message | None = None,
    at: dt.datetime | None = None,
) -> Activity:
    """Store one line of the ticket's history."""
    activity = history_line(ticket, actor, verb, changes=changes, message=message, at=at)
    activity.save(force_insert=True)
    return activity


def history_line(
    ticket: Ticket,
    actor: Actor,
    verb: str,
    *,
    changes: dict[str, list[Any]] | None = None,
    message: Message | None = None,
    at: dt.datetime | None = None,
) -> Activity:
    """A line of a ticket's history that is not stored yet; the caller stores it."""
    return Activity(
        ticket=ticket,
        at=at or timezone.now(),
        actor_kind=actor.kind,
        actor_user_id=actor.user_id,
        actor_label=actor.label[:200],
        verb=verb,
        changes=changes or {},
        cause=actor.cause,
        message=message,
    )
