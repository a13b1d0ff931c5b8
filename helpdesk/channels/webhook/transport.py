"""Sends answers as signed posts, through the same rows as mail: claimed, tried again and taken back like any other."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from helpdesk.channels.webhook import signature
from helpdesk.channels.webhook.inbound import TRANSPORT
from helpdesk.channels.webhook.models import Conversation, Endpoint, Post
from helpdesk.mime.bounces.cause import FailureCause
from helpdesk.outgoing.models import MailKind, OutgoingMail, Recipient
from helpdesk.outgoing.services import queue_mail
from helpdesk.outgoing.transports import HandoverResult, Scope
from helpdesk.tickets.composing.ways import Way
from helpdesk.tickets.models import Message, Ticket, Visibility
from helpdesk.web import outside
from helpdesk.web.sealed import SealedUnreadable, unseal

LONGEST = 10_000
WAY = Way(transport=TRANSPORT, takes_copies=False, takes_files=False, longest=LONGEST)
_LATER = frozenset({408, 409, 423, 425, 429})
"""What a program answers that takes the same post some time; as every status from 500 on."""


def queue_post(message: Message) -> OutgoingMail:
    """Queue the post of a reply, once."""
    endpoint = _endpoint_of(message.ticket)
    return queue_mail(
        to=message.to,
        subject=message.subject,
        text=message.body_text,
        kind=MailKind.REPLY,
        ticket=message.ticket,
        message=message,
        from_name=message.from_name,
        send_after=message.send_after,
        channel=TRANSPORT,
        relay=endpoint.slug if endpoint else "",
    )


class WebhookTransport:
    """The transport of posts. Each endpoint is a relay of its own: one that is away holds up its own posts alone."""

    channel = TRANSPORT
    has_one_relay = False

    def queue(self, message: Message) -> OutgoingMail:
        return queue_post(message)

    def open(self) -> "Poster":
        return Poster()

    def outage(self, relay: str) -> str:
        """The sentence that people read while that program takes nothing."""
        name = Endpoint.objects.filter(slug=relay).values_list("name", flat=True).first() or relay
        return f"{name} takes no answers"


_BARRIERS = {
    outside.Barrier.NO_ADDRESS: FailureCause.PROGRAM_NO_ADDRESS,
    outside.Barrier.NOT_HTTPS: FailureCause.PROGRAM_NOT_HTTPS,
    outside.Barrier.INSIDE: FailureCause.PROGRAM_INSIDE,
}


class Poster:
    """Carries the posts of one run."""

    def hand_over(self, mail: OutgoingMail, waiting: Sequence[Recipient]) -> Iterator[tuple[Recipient, HandoverResult]]:
        """Post one answer to its program."""
        answer = _post(mail)
        for recipient in waiting:
            yield recipient, answer

    def close(self) -> None:
        """Do nothing, for no connection stays open."""


WEBHOOK = WebhookTransport()


def _post(mail: OutgoingMail) -> HandoverResult:
    endpoint = Endpoint.objects.filter(slug=mail.relay, is_active=True).first()
    if endpoint is None or not endpoint.reply_url:
        return HandoverResult(permanent=True, cause=FailureCause.NO_WAY_BACK)
    try:
        secret = unseal(endpoint.secret)
    except SealedUnreadable:
        return HandoverResult(permanent=True, cause=FailureCause.SEAL_BROKEN)
    body = json.dumps(body_of(mail, endpoint), ensure_ascii=False).encode()
    named = signature.headers(secret, mail.internet_message_id.strip("<>"), body) | {"Content-Type": "application/json"}
    try:
        return _read(outside.post(endpoint.reply_url, body, named))
    except outside.NotAllowed as refusal:
        return HandoverResult(permanent=True, cause=_BARRIERS[refusal.barrier])
    except outside.NotReached as away:
        cause = FailureCause.PROGRAM_AWAY if away.has_name else FailureCause.PROGRAM_UNKNOWN
        return HandoverResult(cause=cause, text=str(away), scope=Scope.RELAY)


def body_of(mail: OutgoingMail, endpoint: Endpoint) -> dict[str, Any]:
    """The JSON that the program gets. `in_reply_to` is its own name of the newest post by whom the answer is for."""
    message = mail.message
    posts = Post.objects.filter(endpoint=endpoint, message__ticket=mail.ticket_id, message__handle=mail.to[0])
    if message:
        posts = posts.filter(message__lt=message.pk)
    answered = posts.order_by("-message").values_list("post_id", flat=True).first()
    conversation = Conversation.objects.filter(endpoint=endpoint, ticket=mail.ticket_id).first()
    return {
        "type": "reply",
        "id": mail.internet_message_id.strip("<>"),
        "to": mail.to[0],
        "text": mail.text,
        "author": mail.from_name,
        "ticket": str(mail.ticket.number) if mail.ticket else None,
        "conversation": conversation.key if conversation else None,
        "in_reply_to": answered,
        "is_public": bool(message and message.posted == Visibility.PUBLIC),
    }


def _read(answered: outside.HttpAnswer) -> HandoverResult:
    """What a status of HTTP means for the answer that was posted."""
    text = f"HTTP {answered.status} {' '.join(answered.text.split())[:300]}".strip()
    if 200 <= answered.status < 300:
        return HandoverResult(sent=True, text=text)
    if answered.status >= 500:
        return HandoverResult(cause=FailureCause.PROGRAM_AWAY, text=text, scope=Scope.RELAY)
    return HandoverResult(cause=FailureCause.PROGRAM_REFUSED, text=text, permanent=answered.status not in _LATER)


def _endpoint_of(ticket: Ticket) -> Endpoint | None:
    """Where the newest post of the conversation came from."""
    newest = Post.objects.filter(message__ticket=ticket).select_related("endpoint").order_by("-message").first()
    return newest.endpoint if newest else None
