"""Tells somebody by mail that their second factor was reset."""

from django.urls import reverse

from helpdesk.outgoing.services.queue_text import queue_text
from helpdesk.people.models import User
from helpdesk.web import shop


def send(person: User, by: User | None) -> None:
    """Queue the mail; each reset is one of its own."""
    queue_text(
        "factors_reset",
        to=[person.email],
        language=person.language,
        values={
            "security.url": reverse("people:security"),
            "admin.name": by.name if by else shop.facts().name,
        },
        key=f"factors-reset:{person.pk}:{person.session_salt}",
    )
