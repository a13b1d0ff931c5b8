from helpdesk.outgoing.models.breaker import Breaker
from helpdesk.outgoing.models.mail_event import MailEvent
from helpdesk.outgoing.models.mail_server import Encryption, MailServer
from helpdesk.outgoing.models.mail_template import MailTemplate
from helpdesk.outgoing.models.mailbox import Door, Mailbox
from helpdesk.outgoing.models.outgoing import (
    MailKind,
    OutgoingMail,
    OutgoingState,
    Recipient,
    RecipientState,
)
from helpdesk.outgoing.models.team_sender import TeamSender

__all__ = [
    "Breaker",
    "Door",
    "Encryption",
    "MailEvent",
    "MailKind",
    "MailServer",
    "MailTemplate",
    "Mailbox",
    "OutgoingMail",
    "OutgoingState",
    "Recipient",
    "RecipientState",
    "TeamSender",
]
