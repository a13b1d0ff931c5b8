"""What a mail of ours met on its way, in the past tense."""

import dataclasses

from helpdesk.events import Event
from helpdesk.tickets.events import TicketEvent


@dataclasses.dataclass(frozen=True, kw_only=True)
class RequestTaken(TicketEvent):
    """A new request came in whose sender is to hear that we have it."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class MailUnwanted(Event):
    """Somebody reported a mail as spam or unsubscribed at the provider. `address` is in its normal form."""

    address: str
    mail_id: int
