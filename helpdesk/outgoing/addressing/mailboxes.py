"""Tells which addresses are ours, and which of them a message was meant for."""

from collections.abc import Iterable

from django.core.cache import cache

from helpdesk.mime.fields.contacts import bare
from helpdesk.outgoing.models import Mailbox
from helpdesk.outgoing.models.mailbox import CACHE_KEY
from helpdesk.web import shop
from helpdesk.web.requests.per_transaction import once_a_transaction

CACHE_SECONDS = 10


@once_a_transaction
def own_mailboxes() -> list[Mailbox]:
    """Every active mailbox with its team, the default one first; the configured support address when none is set up.

    As they were within the last ten seconds, and since one was changed by a page. What the doors write about their
    health may be older still: who shows it reads the rows."""
    known = cache.get(CACHE_KEY)
    if known is None:
        known = list(Mailbox.objects.filter(is_active=True).select_related("team"))
        cache.set(CACHE_KEY, known, CACHE_SECONDS)
    return known or [Mailbox(address=shop.facts().address, name=shop.facts().name, is_default=True)]


def is_own(address: str, mailboxes: Iterable[Mailbox]) -> bool:
    """Whether mail to `address` comes back to us: a mailbox of ours, with or without a +tag."""
    return bare(address) in own_addresses(mailboxes)


def own_addresses(mailboxes: Iterable[Mailbox]) -> frozenset[str]:
    """Our addresses in the form that `bare` gives, as a set in which many recipients are looked up."""
    return frozenset(bare(address) for address in (shop.facts().address, *(item.address for item in mailboxes)))


def mailbox_for(addresses: Iterable[str], mailboxes: list[Mailbox], *, door: Mailbox | None = None) -> Mailbox:
    """The mailbox among the recipients, the first named first.

    Mail that names none (Bcc, alias) belongs to the mailbox whose `door` it came through, else to the default one.
    """
    return addressed(addresses, mailboxes) or door or mailboxes[0]


def addressed(recipients: Iterable[str], mailboxes: Iterable[Mailbox]) -> Mailbox | None:
    """The first recipient that is a mailbox of ours; None where all are aliases that the mail server knows."""
    by_address = {bare(mailbox.address): mailbox for mailbox in mailboxes if mailbox.pk}
    return next((by_address[wanted] for address in recipients if (wanted := bare(address)) in by_address), None)
