"""A word back to a new request: its number, what happens next, and where to follow it.

Nothing of what the stranger wrote is repeated, not even the subject: else
anybody could have us mail their words to anybody.
"""

import datetime as dt

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from helpdesk.channels.mailboxes import is_own, normal, own_mailboxes
from helpdesk.channels.models import MailKind, OutgoingMail
from helpdesk.channels.services.queue_mail import queue_mail
from helpdesk.channels.tokens import request_token
from helpdesk.tickets.models import Ticket
from helpdesk.web.formats import full_time

PER_HOUR = 5


def acknowledge(ticket: Ticket) -> OutgoingMail | None:
    """Queue the acknowledgement of `ticket`; None when there is nobody to tell, or they had enough within the hour."""
    first = ticket.messages.order_by("pk").first()
    address = (first.reply_to or first.from_email if first else "") or ticket.requester.email
    if not address or is_own(address, own_mailboxes()) or not _within_limit(address):
        return None
    context = {
        "ticket": ticket,
        "due": full_time(timezone.localtime(ticket.due_at)) if ticket.due_at else "",
        "site_name": settings.SITE_NAME,
        "url": settings.BASE_URL + reverse("channels:request", args=[request_token(ticket)]),
    }
    return queue_mail(
        to=[address],
        subject=f"We have your request [#{ticket.number}]",
        text=render_to_string("helpdesk/channels/mail/acknowledgement.txt", context),
        html=render_to_string("helpdesk/channels/mail/acknowledgement.html", context),
        kind=MailKind.ACKNOWLEDGEMENT,
        ticket=ticket,
        key=f"acknowledgement:{ticket.pk}",
    )


def _within_limit(address: str) -> bool:
    since = timezone.now() - dt.timedelta(hours=1)
    recent = OutgoingMail.objects.filter(
        recipient=normal(address), kind=MailKind.ACKNOWLEDGEMENT, created_at__gte=since
    )
    return recent.count() < PER_HOUR
