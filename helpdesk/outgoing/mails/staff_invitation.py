"""Mails an invitation to work here."""

from django.urls import reverse

from helpdesk.outgoing.services.queue_text import queue_text
from helpdesk.people.models import StaffInvitation
from helpdesk.web import shop


def send(invitation: StaffInvitation, secret: str) -> None:
    """Queue the mail with the link of this secret; a new secret is a new mail."""
    by = invitation.invited_by
    queue_text(
        "staff_invitation",
        to=[invitation.email],
        language=invitation.language or (by.language if by else ""),
        values={
            "invitation.url": reverse("people:invited", args=[secret]),
            "inviter.name": by.name if by else shop.facts().name,
        },
        key=f"staff-invitation:{invitation.pk}:{invitation.secret_hash[:16]}",
    )
