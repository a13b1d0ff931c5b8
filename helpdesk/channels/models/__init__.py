from helpdesk.channels.models.mailbox import Mailbox
from helpdesk.channels.models.outgoing import MailKind, OutgoingMail, OutgoingState
from helpdesk.channels.models.raw_mail import Outcome, RawMail

__all__ = ["MailKind", "Mailbox", "Outcome", "OutgoingMail", "OutgoingState", "RawMail"]
