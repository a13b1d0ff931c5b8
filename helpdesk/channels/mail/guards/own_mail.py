"""A mail that we sent and that came back to us, by a forwarding rule or a copy to ourselves."""

from helpdesk.channels.mail.guards.verdict import Verdict
from helpdesk.channels.mail.parsed import ParsedMail
from helpdesk.channels.models import Mailbox, Outcome, OutgoingMail


def check(mail: ParsedMail, mailboxes: list[Mailbox]) -> Verdict | None:
    if mail.message_id and OutgoingMail.objects.filter(internet_message_id=mail.message_id).exists():
        return Verdict(Outcome.IGNORED, "It is a mail of ours that came back.")
    return None
