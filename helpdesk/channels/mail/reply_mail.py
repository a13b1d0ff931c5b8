"""An agent's reply as outgoing mail."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from helpdesk.channels.models import MailKind, OutgoingMail
from helpdesk.channels.services.queue_mail import queue_mail
from helpdesk.channels.tokens import request_token
from helpdesk.tickets.models import Delivery, Message


def queue_reply(message: Message) -> OutgoingMail | None:
    """Queue the mail of a reply, once; None for a reply that is not to be sent by mail."""
    if message.delivery != Delivery.QUEUED or not message.to:
        return None
    ticket = message.ticket
    context = {
        "text": message.body_text,
        "author": message.from_name,
        "site_name": settings.SITE_NAME,
        "number": ticket.number,
        "url": settings.BASE_URL + reverse("channels:request", args=[request_token(ticket)]),
    }
    return queue_mail(
        to=message.to,
        cc=message.cc,
        subject=_subject(message),
        text=render_to_string("helpdesk/channels/mail/reply.txt", context),
        html=render_to_string("helpdesk/channels/mail/reply.html", context),
        kind=MailKind.REPLY,
        ticket=ticket,
        message=message,
        from_name=f"{message.from_name} · {settings.SITE_NAME}" if message.from_name else "",
        headers={} if message.author_user_id else {"Auto-Submitted": "auto-generated"},
        send_after=message.send_after,
    )


def _subject(message: Message) -> str:
    tag = f"[#{message.ticket.number}]"
    subject = message.subject or f"Re: your request {tag}"
    return subject if tag in subject else f"{subject} {tag}"
