"""What a guard may say."""

from collections.abc import Callable
from dataclasses import dataclass

from helpdesk.channels.mail.parsed import ParsedMail
from helpdesk.channels.models import Mailbox, Outcome, OutgoingMail


@dataclass(frozen=True, slots=True)
class Verdict:
    """`outcome` with a reason for people; `returned` is our own mail that came back undelivered."""

    outcome: Outcome
    reason: str
    returned: OutgoingMail | None = None


Guard = Callable[[ParsedMail, list[Mailbox]], Verdict | None]
