"""Nobody to answer: no From, or nothing in it that is an address."""

from helpdesk.channels.mail.guards.verdict import Verdict
from helpdesk.channels.mail.parsed import ParsedMail
from helpdesk.channels.models import Mailbox, Outcome


def check(mail: ParsedMail, mailboxes: list[Mailbox]) -> Verdict | None:
    if mail.sender is None:
        return Verdict(Outcome.QUARANTINED, "It names no sender that could be answered.")
    return None
