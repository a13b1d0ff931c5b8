"""An answer to the customer. It leaves after the undo window, through the outgoing mail of its channel."""

import datetime as dt
import re
import uuid
from collections.abc import Sequence

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone

from helpdesk.events import publish
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.errors import NewerMessage
from helpdesk.tickets.events import ReplyQueued
from helpdesk.tickets.models import Delivery, Direction, Message, Status, Ticket
from helpdesk.tickets.services import _store
from helpdesk.tickets.services._steps import step
from helpdesk.tickets.services.save_draft import discard
from helpdesk.tickets.words import NewFile, NewMessage

PLACEHOLDER = re.compile(r"\{\{[^{}]{0,80}\}\}")


def reply(
    *,
    ticket: Ticket,
    body_text: str,
    actor: Actor,
    author: User | None = None,
    cc: Sequence[str] = (),
    files: Sequence[NewFile] = (),
    status: str = Status.WAITING,
    seen_message_id: int | None = None,
    submission_key: uuid.UUID | None = None,
    undo_seconds: int = 0,
) -> Message:
    """Stores a reply that leaves after `undo_seconds`, and moves the ticket to `status` ("" leaves it).

    `seen_message_id` is the newest message that the author had before them; `submission_key` makes a
    second press of the button return the first reply. Only a person's reply counts as the first reply.

    Raises:
        ValidationError: no words, or a placeholder that nobody filled in.
        NewerMessage: the customer wrote in the meantime; nothing is stored.
        NotYet: `status` is resolved and something is missing.
        IllegalTransition: the ticket cannot go to `status`.
    """
    _check_words(body_text)
    with _store.locked(ticket) as row:
        if submission_key and (again := Message.objects.filter(submission_key=submission_key, ticket=row).first()):
            return again
        _check_seen(row, seen_message_id)
        now = timezone.now()
        to = _recipient(row)
        stored = _store.store_message(
            row,
            NewMessage(
                body_text=body_text,
                subject=f"Re: {row.subject}"[:1000] if row.subject else "",
                from_email=settings.SUPPORT_ADDRESS,
                from_name=actor.label,
                to=[to] if to else [],
                cc=cc,
                files=files,
                created_at=now,
            ),
            direction=Direction.OUT,
            author_user=author,
            submission_key=submission_key,
            delivery=Delivery.QUEUED if to else Delivery.NONE,
            send_after=now + dt.timedelta(seconds=undo_seconds) if to else None,
        )
        _store.heard(row, stored)
        if actor.kind == "user":
            row.first_replied_at = row.first_replied_at or now
            row.awaiting_since = None
        changes, events = step(row, status, actor) if status else ({}, [])
        _store.save(row, spoken=stored)
        if author:
            discard(row, author)
        _store.log(row, actor, "replied", changes=changes, message=stored)
        publish(ReplyQueued(ticket_id=row.pk, actor_id=actor.user_id, message_id=stored.pk, depth=actor.depth))
        for event in events:
            publish(event)
    return stored


def _check_words(body_text: str) -> None:
    if not body_text.strip():
        raise ValidationError({"body_text": "Write something first: the reply is empty."})
    if left := PLACEHOLDER.search(body_text):
        raise ValidationError({"body_text": f"Fill in {left.group()} before you send this."})


def _check_seen(ticket: Ticket, seen_message_id: int | None) -> None:
    if seen_message_id is None:
        return
    newer = ticket.messages.filter(direction=Direction.IN, pk__gt=seen_message_id).order_by("pk").first()
    if newer:
        raise NewerMessage(newer.pk)


def _recipient(ticket: Ticket) -> str:
    """Where an answer goes: the Reply-To or sender of the requester's latest mail, else the address on file."""
    latest = (
        ticket.messages.filter(direction=Direction.IN, author_customer=ticket.requester_id)
        .exclude(from_email="")
        .order_by("-created_at", "-pk")
        .first()
    )
    if latest:
        return latest.reply_to or latest.from_email
    return ticket.requester.email
