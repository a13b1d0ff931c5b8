"""Takes in posts: each is stored first, then becomes a message once, in one transaction."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from helpdesk.channels.events import PostReceived
from helpdesk.channels.webhook.models import Conversation, Endpoint, Post
from helpdesk.channels.webhook.posted import read
from helpdesk.customers.services import find_or_create_customer
from helpdesk.events import publish
from helpdesk.mime.language import guess_language
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Message, Ticket, Visibility
from helpdesk.tickets.services import create_ticket
from helpdesk.tickets.services.messages.add_inbound import add_inbound
from helpdesk.tickets.words import NewMessage, snippet
from helpdesk.web.words.card_numbers import holds_card_number

TRANSPORT = "webhook"
_SUBJECT = 80


def keep(endpoint: Endpoint, post_id: str, body: bytes) -> tuple[Post, bool]:
    """Store a post, and tell whether it is new; the same id again is the same post."""
    now = timezone.now()
    with transaction.atomic():
        post, is_new = Post.objects.get_or_create(
            endpoint=endpoint, post_id=post_id, defaults={"body": body, "received_at": now}
        )
        if is_new:
            publish(PostReceived(post_id=post.pk))
        Endpoint.objects.filter(pk=endpoint.pk).update(last_received_at=now)
    return post, is_new


def take_in(post_id: int) -> Message | None:
    """Put what the post says into the ticket of its conversation, or into a new one; once, however often asked.

    Returns:
        The message; None where it was deleted since.
    """
    with transaction.atomic():
        # What became of it is read once the row is ours: a join would show it as it was before the wait.
        row = Post.objects.select_for_update(no_key=True).get(pk=post_id)
        if row.taken_at is None:
            row.message = _store_words(row)
            row.taken_at = timezone.now()
            if _held_card(row):
                row.body, row.body_removed_at = b"", row.taken_at
            row.save(update_fields=["message", "taken_at", "body", "body_removed_at"])
    return row.message


def _held_card(row: Post) -> bool:
    """Whether a card's number stands in what was posted: such bytes are not kept, for the ticket has the words."""
    return holds_card_number(bytes(row.body).decode("utf-8", "replace"))


def _store_words(row: Post) -> Message:
    data = read(bytes(row.body))
    author, endpoint = data["author"], row.endpoint
    language = data["language"] or guess_language(data["text"])
    customer = find_or_create_customer(
        handle=author["handle"],
        place=endpoint.slug,
        email=author["email"],
        phone=author["phone"],
        name=author["name"],
        language=language,
    )
    message = NewMessage(
        body_text=data["text"],
        subject=data["subject"],
        from_email=author["email"],
        from_name=author["name"] or author["handle"],
        handle=author["handle"],
        link=data["link"],
        posted=Visibility.PUBLIC if data["is_public"] else Visibility.PRIVATE,
        transport=TRANSPORT if author["handle"] and endpoint.reply_url else "",
        created_at=_when(data["written_at"], row.received_at),
    )
    actor = Actor.customer(customer)
    if ticket := _under_way(endpoint, data["conversation"]):
        return add_inbound(ticket=ticket, message=message, actor=actor, author=customer, channel=endpoint.channel)
    created = create_ticket(
        requester=customer,
        message=message,
        actor=actor,
        channel=endpoint.channel,
        subject=data["subject"] or snippet(data["text"])[:_SUBJECT],
        team=endpoint.team,
        language=language,
    )
    if data["conversation"]:
        Conversation.objects.update_or_create(
            endpoint=endpoint, key=data["conversation"], defaults={"ticket": created.ticket}
        )
    return created.message


def _under_way(endpoint: Endpoint, key: str) -> Ticket | None:
    """The ticket that a conversation goes on in. Posts of one endpoint wait for each other here, so that two of a new
    conversation make one ticket."""
    if not key:
        return None
    Endpoint.objects.select_for_update(no_key=True).get(pk=endpoint.pk)
    found = Conversation.objects.select_related("ticket").filter(endpoint=endpoint, key=key).first()
    return found.ticket if found else None


def _when(written_at: dt.datetime | None, received_at: dt.datetime) -> dt.datetime:
    """When it was written, where that is believable."""
    return min(written_at, received_at) if written_at else received_at
