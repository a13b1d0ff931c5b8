"""Keeps the key with which a mail provider posts the mail of one mailbox. Only its hash is stored."""

import hashlib
import secrets

from django.utils import timezone

from helpdesk.audit.services import recorded
from helpdesk.audit.verbs import Action
from helpdesk.outgoing.models import Mailbox
from helpdesk.people.models import User

PREFIX = "inbound_"
"""Tells people, and scanners for lost secrets, what a key is for."""


def make_inbound_key(mailbox: Mailbox, *, by: User | None = None) -> str:
    """Make a new key of 256 random bits; it is shown once, and the one before it ends at once."""
    key = PREFIX + secrets.token_urlsafe(32)
    with recorded(mailbox, by=by, action=Action.RENEWED):
        mailbox.inbound_key, mailbox.inbound_key_made_at = hash_of(key), timezone.now()
        mailbox.save(update_fields=["inbound_key", "inbound_key_made_at"])
    return key


def end_inbound_key(mailbox: Mailbox, *, by: User | None = None) -> None:
    """End the key of a mailbox: from now on nobody can post its mail."""
    with recorded(mailbox, by=by):
        mailbox.inbound_key, mailbox.inbound_key_made_at = "", None
        mailbox.save(update_fields=["inbound_key", "inbound_key_made_at"])


def mailbox_of(key: str) -> Mailbox | None:
    """The active mailbox that `key` opens. None for a wrong key and for a mailbox that is switched off."""
    # Found by its hash: how long the search takes tells nothing about keys that are nearly right.
    return Mailbox.objects.filter(inbound_key=hash_of(key), is_active=True).first()


def hash_of(key: str) -> str:
    """SHA-256 of a key, in hexadecimal digits."""
    return hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()
