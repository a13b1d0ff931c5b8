"""Keeps the addresses of one outgoing mail as rows: each is handed over and answered for by itself."""

from collections.abc import Iterator

from helpdesk.mime.fields.contacts import normal
from helpdesk.outgoing.models import OutgoingMail, Recipient, RecipientState


def add_recipients(mail: OutgoingMail, state: RecipientState = RecipientState.WAITING) -> list[Recipient]:
    """Store one row for each address of To, Cc and Bcc, in that order; an address that is named twice gets one mail."""
    found: dict[str, Recipient] = {}
    for role, address in _named(mail):
        known = normal(address)[:320]
        found.setdefault(known, Recipient(mail=mail, address=known, role=role, state=state))
    return Recipient.objects.bulk_create(found.values())


def addresses_of(mail: OutgoingMail) -> list[str]:
    """The normal form of everybody to whom the mail goes, each once."""
    return list(dict.fromkeys(normal(address)[:320] for _, address in _named(mail)))


def _named(mail: OutgoingMail) -> Iterator[tuple[Recipient.Role, str]]:
    for role, addresses in ((Recipient.Role.TO, mail.to), (Recipient.Role.CC, mail.cc), (Recipient.Role.BCC, mail.bcc)):
        for address in addresses:
            yield role, address
