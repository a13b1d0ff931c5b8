from helpdesk.channels.models.imap_account import AfterFetch, ImapAccount, Security
from helpdesk.channels.models.mail_event import MailEvent
from helpdesk.channels.models.mail_template import MailTemplate
from helpdesk.channels.models.mailbox import Door, Mailbox
from helpdesk.channels.models.missing_ancestor import MissingAncestor
from helpdesk.channels.models.outgoing import (
    DomainPause,
    MailKind,
    OutgoingMail,
    OutgoingState,
    Recipient,
    RecipientState,
)
from helpdesk.channels.models.raw_mail import Outcome, RawMail

__all__ = [
    "AfterFetch",
    "DomainPause",
    "Door",
    "ImapAccount",
    "MailEvent",
    "MailKind",
    "MailTemplate",
    "Mailbox",
    "MissingAncestor",
    "Outcome",
    "OutgoingMail",
    "OutgoingState",
    "RawMail",
    "Recipient",
    "RecipientState",
    "Security",
]
