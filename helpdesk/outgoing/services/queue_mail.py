"""Puts a mail on its way: a row with its final Message-ID, in the caller's transaction."""

import datetime as dt
import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from helpdesk.mime.fields.contacts import normal
from helpdesk.outgoing.addressing.senders import mailbox_of, sender_of
from helpdesk.outgoing.addressing.tokens import reply_tag
from helpdesk.outgoing.models import MailKind, OutgoingMail
from helpdesk.outgoing.sending.recipients import add_recipients
from helpdesk.outgoing.transports import EMAIL
from helpdesk.tickets.models import Direction, Message, Ticket

_MAX_REFERENCES = 20


def queue_mail(
    *,
    to: Sequence[str],
    subject: str,
    text: str,
    html: str = "",
    kind: str = MailKind.SYSTEM,
    ticket: Ticket | None = None,
    message: Message | None = None,
    cc: Sequence[str] = (),
    bcc: Sequence[str] = (),
    from_name: str = "",
    headers: Mapping[str, str] | None = None,
    unsubscribe_url: str = "",
    send_after: dt.datetime | None = None,
    key: str = "",
    channel: str = EMAIL,
    relay: str = "",
) -> OutgoingMail:
    """Queue one mail; it leaves after `send_after` (now). The same `key` or `message` again returns the first row.

    Nobody sees the addresses of `bcc`. `channel` names the transport that carries it, `relay` the place where that
    hands it over, if it has several.
    `ticket` threads it into the conversation and lets the answer find its way back; its team's sender sends it. What is
    not a person's reply is marked `Auto-Submitted`. `unsubscribe_url` accepts a POST (RFC 8058).

    Raises:
        ValueError: there is no recipient.
    """
    if not to:
        raise ValueError("a mail needs a recipient")
    mailbox = mailbox_of(ticket)
    own_headers = (
        {"X-Loop": mailbox.address}
        | _automatic(kind)
        | _unsubscribe(unsubscribe_url)
        | (_threading(ticket, message) if ticket else {})
    )
    if ticket and mailbox.plus_addressing:
        local, _, domain = mailbox.address.partition("@")
        own_headers["Reply-To"] = f"{local}+{reply_tag(ticket.number)}@{domain}"
    due = send_after or timezone.now()
    fields = {
        "internet_message_id": new_message_id(mailbox.address),
        "channel": channel,
        "relay": relay,
        "kind": kind,
        "ticket": ticket,
        "mail_from": mailbox.address,
        "from_name": " ".join((from_name or sender_of(ticket).name or mailbox.name).split()),
        "recipient": normal(to[0])[:320],
        "to": list(to),
        "cc": list(cc),
        "bcc": list(bcc),
        "subject": " ".join(subject.split())[:1000],
        "headers": own_headers | dict(headers or {}),
        "text": text,
        "html": html,
        "send_after": due,
        "next_attempt_at": due,
    }
    mail = OutgoingMail(message=message, key=key or None, **fields)
    with transaction.atomic(savepoint=False):
        return _store(mail)


def _store(mail: OutgoingMail) -> OutgoingMail:
    """The row with its recipients, or the first one of the same message or key, whose recipients are its own."""
    named: dict[str, Any] = {"message": mail.message_id} if mail.message_id else {"key": mail.key} if mail.key else {}
    if not named:
        mail.save(force_insert=True)
        add_recipients(mail)
        return mail
    OutgoingMail.objects.bulk_create([mail], ignore_conflicts=True)
    stored = OutgoingMail.objects.get(**named)
    if stored.internet_message_id == mail.internet_message_id:
        add_recipients(stored)
    return stored


def new_message_id(address: str) -> str:
    """A Message-ID under our domain with 128 random bits: quoting it proves having received the mail."""
    return f"<{secrets.token_hex(16)}@{address.rpartition('@')[2]}>"


def _automatic(kind: str) -> dict[str, str]:
    if kind == MailKind.REPLY:
        return {}
    written = "auto-replied" if kind == MailKind.ACKNOWLEDGEMENT else "auto-generated"
    return {"Auto-Submitted": written, "X-Auto-Response-Suppress": "All", "Precedence": "auto_reply"}


def _unsubscribe(url: str) -> dict[str, str]:
    if not url:
        return {}
    return {"List-Unsubscribe": f"<{url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def _threading(ticket: Ticket, message: Message | None) -> dict[str, str]:
    """In-Reply-To the customer's newest mail; References with the whole conversation, the first id always kept."""
    public = ticket.messages.exclude(direction=Direction.NOTE).exclude(internet_message_id="").order_by("pk")
    if message is not None:
        public = public.filter(pk__lt=message.pk)
    known = list(public.values_list("internet_message_id", "direction"))
    if not known:
        return {}
    ids = [identifier for identifier, _ in known]
    inbound = [identifier for identifier, direction in known if direction == Direction.IN]
    kept = ids if len(ids) <= _MAX_REFERENCES else [ids[0], *ids[1 - _MAX_REFERENCES :]]
    return {"In-Reply-To": (inbound or ids)[-1], "References": " ".join(kept)}
