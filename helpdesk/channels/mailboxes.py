"""Which addresses are ours, and which of them a message was meant for."""

from collections.abc import Iterable

from django.conf import settings

from helpdesk.channels.models import Mailbox
from helpdesk.people.contacts import NotAContact, normalise_email


def own_mailboxes() -> list[Mailbox]:
    """Every active mailbox, the default one first; the configured support address when none is set up."""
    known = list(Mailbox.objects.filter(is_active=True).select_related("team"))
    return known or [Mailbox(address=settings.SUPPORT_ADDRESS, name=settings.SITE_NAME, is_default=True)]


def is_own(address: str, mailboxes: Iterable[Mailbox]) -> bool:
    """Whether mail to `address` comes back to us: a mailbox of ours, with or without a +tag."""
    return _bare(address) in {_bare(mailbox.address) for mailbox in mailboxes} | {_bare(settings.SUPPORT_ADDRESS)}


def mailbox_for(addresses: Iterable[str], mailboxes: list[Mailbox]) -> Mailbox:
    """The mailbox among the recipients; the default one for mail that names none (Bcc, alias)."""
    wanted = [_bare(address) for address in addresses]
    found = [mailbox for mailbox in mailboxes if _bare(mailbox.address) in wanted]
    return min(found, key=lambda mailbox: wanted.index(_bare(mailbox.address))) if found else mailboxes[0]


def normal(address: str) -> str:
    """The normal form of an address; the address in lower case where it has none."""
    try:
        return normalise_email(address)
    except NotAContact:
        return address.strip().lower()


def _bare(address: str) -> str:
    local, _, domain = normal(address).rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"
