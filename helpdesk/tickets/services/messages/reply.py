"""Stores an answer to the customer. It leaves after the undo window or at a chosen time, by the way of its channel."""

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext

from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.composing import recipients, signing
from helpdesk.tickets.composing.ways import Way
from helpdesk.tickets.errors import NewerMessage
from helpdesk.tickets.models import SPOKEN, DeliveryState, Direction, Message, Status, Ticket
from helpdesk.tickets.services.drafts.save_draft import discard_sent
from helpdesk.tickets.services.messages.once import sent_before
from helpdesk.tickets.services.parts import store
from helpdesk.tickets.services.parts.queue_reply import queue_reply
from helpdesk.tickets.services.parts.steps import check_step
from helpdesk.tickets.verbs import Verb
from helpdesk.tickets.words import NewFile, NewMessage, left_to_fill, says_something
from helpdesk.web import shop

LATEST = dt.timedelta(days=90)
"""How far ahead a reply may be scheduled."""


def reply(
    *,
    ticket: Ticket,
    body_text: str,
    actor: Actor,
    author: User | None = None,
    cc: Sequence[str] = (),
    bcc: Sequence[str] = (),
    files: Sequence[NewFile] = (),
    status: str = Status.WAITING,
    seen_message_id: int | None = None,
    submission_key: uuid.UUID | None = None,
    written_at: dt.datetime | None = None,
    undo_seconds: int = 0,
    send_at: dt.datetime | None = None,
    begun_with: int | None = None,
    seen_signature: str | None = None,
) -> Message:
    """Store a reply that leaves after `undo_seconds`, and move the ticket to `status` ("" leaves it).

    With `send_at` it waits until then: clock, status and survey follow when it leaves, not now. See
    `release_scheduled`. `seen_message_id` is the newest message that the author had before them; `submission_key`
    makes a second press of the button return the first reply. A draft with words from after `written_at` stays.
    `seen_signature` is the mark of the signature that its writer had below the words (`composing.signing.mark`).
    `begun_with` is the key of the saved reply that its words began with. A ticket that nobody has goes to its author,
    see `_take`.

    Raises:
        ValidationError: no words, a placeholder or a marked place that nobody filled in, a copy to an address of ours,
            what the way back does not hold, another signature than its writer saw, or `send_at` has passed, lies too
            far ahead, or has nobody to go to.
        NewerMessage: the customer wrote or somebody answered them in the meantime; nothing is stored.
        AlreadySent: `submission_key` made a reply with other words.
        NotYet: `status` is resolved and something is missing.
        IllegalTransition: the ticket cannot go to `status`.
    """
    _check_words(body_text)
    recipients.check(cc, bcc)
    with store.locked(ticket) as row:
        if again := sent_before(submission_key, row, Direction.OUT, body_text, by=author):
            return again
        check_seen(row, seen_message_id)
        now = timezone.now()
        goes = recipients.now(row)
        goes.way.check(body_text, [*cc, *bcc], files)
        to, signature = goes.address, _signature(row, author, goes.way, seen_signature)
        new = NewMessage(
            body_text=body_text,
            subject=f"Re: {row.subject}"[:1000] if row.subject else "",
            from_email=shop.facts().address,
            from_name=actor.label,
            to=[to] if to else [],
            cc=recipients.distinct(cc, [to]),
            bcc=recipients.distinct(bcc, [to, *cc]),
            files=files,
            transport=goes.transport,
            posted=goes.posted,
            created_at=now,
        )
        if send_at:
            check_time(send_at, now, to)
            check_step(row, status, answering=author is not None)
            way = {"delivery": DeliveryState.SCHEDULED, "send_after": send_at, "status_on_send": status}
        else:
            way = _at_once(to, now + dt.timedelta(seconds=undo_seconds))
        stored = store.store_message(
            row,
            new,
            direction=Direction.OUT,
            author_user=author,
            submission_key=submission_key,
            begun_with=begun_with,
            signature=signature,
            **way,
        )
        if author:
            discard_sent(row, stored, author, written_at=written_at)
        if send_at:
            store.log(row, actor, Verb.REPLY_SCHEDULED, message=stored)
        else:
            queue_reply(row, stored, status=status, actor=actor)
    return stored


def _at_once(to: str, leaves: dt.datetime) -> dict[str, Any]:
    return {"delivery": DeliveryState.QUEUED, "send_after": leaves} if to else {"delivery": DeliveryState.NONE}


def _signature(ticket: Ticket, author: User | None, way: Way, seen: str | None) -> str:
    """What leaves below the words; refused where their writer saw something else there."""
    words = signing.signature(ticket, author, way)
    if seen is not None and seen != signing.mark(words):
        raise ValidationError(
            {"body_text": gettext("The signature below your words changed meanwhile: look at it, and send again.")}
        )
    return words


def _check_words(body_text: str) -> None:
    if not says_something(body_text):
        raise ValidationError({"body_text": gettext("Write something first: the reply is empty.")})
    if open_places := [_left_words(left) for left in dict.fromkeys(left_to_fill(body_text))]:
        raise ValidationError({"body_text": open_places})


def _left_words(left: str) -> str:
    words = gettext("Fill in %(group)s before you send this.")
    if left.startswith("[["):
        words = gettext("Write your own words in place of %(group)s before you send this.")
    return words % {"group": left}


def check_time(send_at: dt.datetime, now: dt.datetime, to: str) -> None:
    """Refuse a scheduled reply without an address (`to`), or with a time that is past or too far ahead.

    Raises:
        ValidationError: with the reason in words.
    """
    if not to:
        raise ValidationError({"send_after": gettext("There is no address to send it to.")})
    if send_at <= now:
        raise ValidationError({"send_after": gettext("That time has passed. Choose a later one.")})
    if send_at > now + LATEST:
        raise ValidationError(
            {
                "send_after": gettext("That is more than %(days)s days ahead. Choose an earlier time.")
                % {"days": LATEST.days}
            }
        )


def check_seen(ticket: Ticket, seen_message_id: int | None, *, beside: Message | None = None) -> None:
    """Refuse a reply whose writer has not seen the newest message. `beside` is the reply, where it is stored already.

    Raises:
        NewerMessage: the customer, or somebody who answered them, wrote after that message.
    """
    if seen_message_id is None:
        return
    others = ticket.messages.exclude(pk=beside.pk) if beside else ticket.messages.all()
    newer = others.filter(SPOKEN, pk__gt=seen_message_id).order_by("pk").values_list("pk", flat=True).first()
    if newer:
        raise NewerMessage(newer)
