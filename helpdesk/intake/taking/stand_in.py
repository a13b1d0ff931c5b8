"""Reads mail that a program sends in somebody's name: its own address stands in From, the person's in Reply-To.

A site's form does so, and so does a group that rewrites From ("Ana via Support"), because the writer's domain lets
nobody else send for it. Such mail is read as the person's when it is proven to come from an address of ours, when a
manager says so for the mailbox, or when a person lets it in. It joins a running request only by quoting a mail of ours:
anybody can write a Reply-To.
"""

import re
from dataclasses import replace

from helpdesk.intake.codes.reasons import IntakeReason
from helpdesk.intake.judging.verdict import Verdict
from helpdesk.intake.matching.destination import meant_for
from helpdesk.intake.models import RawMail
from helpdesk.intake.taking.staff import staff_with
from helpdesk.mime.fields.addresses import Address
from helpdesk.mime.fields.contacts import bare, is_everybodys
from helpdesk.mime.parsed import ParsedMail
from helpdesk.outgoing.addressing.mailboxes import own_addresses
from helpdesk.outgoing.models import Mailbox

_VIA = re.compile(r"^['\"]*(.*?)['\"]*\s+(?:via|über|vía|par|por|tramite|per conto di)\s+\S", re.IGNORECASE)


def as_written(mail: ParsedMail, row: RawMail, mailboxes: list[Mailbox], *, let_in: bool) -> ParsedMail:
    """The mail as the person in Reply-To wrote it, with `stand_in` for the address that stood in From.

    It is the same `mail` where that is not so, or nothing shows it.
    """
    ours = own_addresses(mailboxes)
    person = next((item for item in mail.reply_to if bare(item.email) not in ours), None)
    if mail.sender is None or person is None or person.email == mail.sender.email:
        return mail
    is_ours = bare(mail.sender.email) in ours
    proven = is_ours and (mail.trace.dmarc == "pass" or let_in)
    allowed = meant_for(mail, row, mailboxes).takes_reply_to
    if not proven and not (allowed and (is_ours or _sends_for_others(mail, mail.sender, mailboxes))):
        return mail
    name = person.name or _before_via(mail.sender.name)
    return replace(mail, sender=Address(name, person.email), reply_to=(), stand_in=mail.sender)


def stood_in(mail: ParsedMail) -> Verdict:
    """The verdict that the row keeps of it."""
    seen = mail.stand_in.email if mail.stand_in else ""
    named = mail.sender.email if mail.sender else ""
    return Verdict(
        reason=IntakeReason.STOOD_IN,
        saw=f"From: {seen}, Reply-To: {named}",
    )


def _sends_for_others(mail: ParsedMail, sender: Address, mailboxes: list[Mailbox]) -> bool:
    """A group that put its own address in the writer's place, or a program in a domain of ours."""
    if _VIA.match(sender.name) or sender.email.replace("@", ".") in mail.list_id.lower():
        return True
    domain = sender.email.rpartition("@")[2]
    domains = {mailbox.address.lower().rpartition("@")[2] for mailbox in mailboxes}
    return domain in domains and not is_everybodys(domain) and staff_with(sender.email) is None


def _before_via(name: str) -> str:
    found = _VIA.match(name)
    return found[1] if found else ""
