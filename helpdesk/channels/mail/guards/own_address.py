"""Mail that claims to come from one of our own mailboxes: a loop or a forgery, never a customer."""

from helpdesk.channels.mail.guards.verdict import Verdict
from helpdesk.channels.mail.parsed import ParsedMail
from helpdesk.channels.mailboxes import is_own
from helpdesk.channels.models import Mailbox, Outcome


def check(mail: ParsedMail, mailboxes: list[Mailbox]) -> Verdict | None:
    if mail.sender and is_own(mail.sender.email, mailboxes):
        return Verdict(Outcome.QUARANTINED, "It says that it comes from one of our own addresses.")
    return None
