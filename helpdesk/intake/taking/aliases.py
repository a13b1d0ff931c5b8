"""Finds addresses that are no mailbox here and yet lead to us: an answer copied there would come back.

A mail server often notes where it took a message. Where nothing is noted and no mailbox of ours is named, one of the
recipients must be such an alias, and the most likely one is taken for it: losing sight of somebody copied in harms less
than answering ourselves.
"""

import re
from collections.abc import Iterable

from helpdesk.intake.models import RawMail
from helpdesk.mime.fields.contacts import bare, is_everybodys
from helpdesk.mime.parsed import ParsedMail
from helpdesk.outgoing.models import Mailbox

# Names before the @ that people share.
_SHARED = re.compile(
    r"(?:help|helpdesk|support|service|customer-?service|customer-?care|care|contact|contact-us|info|hello|mail|office"
    r"|post|shop|store|team|sales|orders?|returns|billing|accounts|hilfe|kundenservice|kundendienst|kontakt|anfrage"
    r"|bestellung|verkauf|rechnung|vertrieb|ayuda|soporte|contacto|ventas|atencion|tienda|pedidos|aide|commandes?"
    r"|assistenza|ordini|klantenservice|bestellingen)@.*"
)


def aliases_of(mail: ParsedMail, row: RawMail, mailboxes: Iterable[Mailbox], ours: frozenset[str]) -> set[str]:
    """The aliases among a message's addresses, in the form that `bare` gives.

    `ours` are the addresses of our mailboxes, in the same form.
    """
    named = list(dict.fromkeys(bare(item.email) for item in (*mail.to, *mail.cc)))
    taken_at = {bare(address) for address in (*mail.delivered_to, *mail.trace.taken_for, *row.envelope_to)}
    if ours.isdisjoint(named) and taken_at.isdisjoint(named):
        return taken_at | _likely(named, mailboxes)
    return taken_at


def _likely(named: list[str], mailboxes: Iterable[Mailbox]) -> set[str]:
    """Neighbours of a mailbox of ours; else what is called like one, or like an address of many; else the first."""
    parts = [mailbox.address.lower().rpartition("@") for mailbox in mailboxes]
    domains = {domain for _, _, domain in parts if not is_everybodys(domain)}
    names = {name for name, _, _ in parts}
    near = {address for address in named if address.rpartition("@")[2] in domains}
    shared = {address for address in named if address.rpartition("@")[0] in names or _SHARED.fullmatch(address)}
    return near or shared or set(named[:1])
