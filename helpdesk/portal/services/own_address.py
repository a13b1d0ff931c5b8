"""Sends the mails about a person's wish for another address: a link to the new one, a word to the old one."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from helpdesk.outgoing.addressing.copies import own_among
from helpdesk.outgoing.services.queue_text import queue_text
from helpdesk.people.models import User
from helpdesk.people.services.change_address import ask_for_address, prove_address


def ask(*, user: User, email: str) -> None:
    """Send the link that proves a new address, unless somebody has the address already, or all of us read its mail.

    Then nobody hears of it but the person's old address.
    """
    with transaction.atomic():
        secret = None if own_among([email]) else ask_for_address(user=user, email=email)
        if secret:
            url = settings.BASE_URL + reverse("portal:prove_address", args=[secret])
            queue_text("address_proof", to=[email], language=user.language, values={"proof.url": url})
        queue_text("address_asked", to=[user.email], language=user.language, values={"new.address": email})


def prove(*, user: User, secret: str) -> None:
    """Let the new address count, and tell the old one.

    Raises:
        NotProved: nothing is changed.
    """
    with transaction.atomic():
        old = prove_address(user=user, secret=secret)
        user.refresh_from_db(fields=["email"])
        queue_text("address_changed", to=[old], language=user.language, values={"new.address": user.email})
