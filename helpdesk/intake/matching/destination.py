"""Finds which mailbox of ours a message was meant for."""

from helpdesk.intake.models import RawMail
from helpdesk.mime.parsed import ParsedMail
from helpdesk.outgoing.addressing.mailboxes import mailbox_for
from helpdesk.outgoing.models import Mailbox


def meant_for(mail: ParsedMail, row: RawMail, mailboxes: list[Mailbox]) -> Mailbox:
    """The mailbox that a message was meant for, by its headers, its envelope, or the door that it came through."""
    recipients = [item.email for item in (*mail.to, *mail.cc)]
    door = next((mailbox for mailbox in mailboxes if mailbox.pk and mailbox.pk == row.mailbox_id), None)
    return mailbox_for([*recipients, *mail.delivered_to, *row.envelope_to], mailboxes, door=door)
