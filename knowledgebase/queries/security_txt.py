"""What `security.txt` says: whom to tell of a weakness, and which page says how we protect what customers write."""

import datetime as dt
from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from helpdesk.tickets.models import ContactForm
from helpdesk.web import shop
from helpdesk.web.frame import navigation

NAME = ".well-known/security.txt"
GOOD_FOR = dt.timedelta(days=180)
"""RFC 9116 wants less than a year; it is written anew at each request."""


def security_txt() -> str:
    """The file as RFC 9116 has it; empty where nothing of the shop's takes a message.

    Addresses of pages stand in it only where they begin with https, as the RFC demands.
    """
    contacts = list(_contacts())
    if not contacts:
        return ""
    lines = [
        *(f"Contact: {contact}" for contact in contacts),
        f"Expires: {timezone.now().astimezone(dt.UTC) + GOOD_FOR:%Y-%m-%dT00:00:00Z}",
        f"Preferred-Languages: {', '.join(shop.facts().languages)}",
    ]
    if _is_safe():
        lines += [
            f"Canonical: {settings.BASE_URL}/{NAME}",
            f"Policy: {settings.BASE_URL}{reverse('knowledgebase:security')}",
        ]
    return "\n".join([*lines, ""])


def _contacts() -> Iterator[str]:
    """Mail where it comes in, then the contact form where it is open."""
    if shop.takes_mail():
        yield f"mailto:{shop.facts().address}"
    form = navigation.place("contact")
    if form and _is_safe() and ContactForm.objects.filter(is_default=True, is_open=True).exists():
        yield f"{settings.BASE_URL}{form}"


def _is_safe() -> bool:
    return bool(settings.BASE_URL.startswith("https://"))
