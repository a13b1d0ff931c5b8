from helpdesk.outgoing.models.mail_event import MailEvent
from helpdesk.outgoing.models.mail_template import MailTemplate
from helpdesk.outgoing.models.mailbox import Door, Mailbox
from helpdesk.outgoing.models.outgoing import (
    DomainPause,
    MailKind,
    OutgoingMail,
    OutgoingState,
    Recipient,
    RecipientState,
)

__all__ = [
    "DomainPause",
    "Door",
    "MailEvent",
    "MailKind",
    "MailTemplate",
    "Mailbox",
    "OutgoingMail",
    "OutgoingState",
    "Recipient",
    "RecipientState",
]
