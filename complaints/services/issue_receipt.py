"""What the customer holds in hand: that we have the complaint, since when, and who took it."""

import hashlib

from django.conf import settings
from django.utils import timezone

from complaints.models import Complaint, Receipt
from helpdesk.people.models import User
from helpdesk.tickets.models import Attachment, Ticket


def issue_receipt(*, complaint: Complaint, taken_by: int | None = None) -> Receipt:
    """Write the receipt of a new complaint, in the caller's transaction; a complaint that has one keeps it.

    `taken_by` is the id of the user who took the complaint; without one its team did, or everybody who reads new
    requests.
    """
    ticket = Ticket.objects.select_related("team", "requester").get(pk=complaint.ticket_id)
    words = ticket.messages.order_by("pk").first()
    receipt, _ = Receipt.objects.get_or_create(
        complaint=complaint,
        defaults={
            "reference": str(ticket.number),
            "received_at": complaint.received_at,
            "issued_at": timezone.now(),
            "time_zone": ticket.requester.time_zone or settings.TIME_ZONE,
            "channel": ticket.get_channel_display(),
            "received_by": _taker(ticket, taken_by),
            "text_sha256": fingerprint(words.body_text if words else ""),
            "files": [_file(item) for item in words.attachments.order_by("pk")] if words else [],
        },
    )
    return receipt


def fingerprint(text: str) -> str:
    """SHA-256 of `text` in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def _taker(ticket: Ticket, user_id: int | None) -> str:
    user = User.objects.filter(pk=user_id).first() if user_id else None
    if user:
        return user.name or user.short_name
    return f"Team {ticket.team.name}" if ticket.team else f"{settings.SITE_NAME}, new requests"


def _file(item: Attachment) -> dict[str, str | int]:
    return {"name": item.filename, "size": item.size, "sha256": item.sha256}
