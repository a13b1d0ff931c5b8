"""What a mail of ours met on its way, in the past tense."""

import dataclasses

from helpdesk.events import Event


@dataclasses.dataclass(frozen=True, kw_only=True)
class MailUnwanted(Event):
    """Somebody reported a mail as spam or unsubscribed at the provider. `address` is in its normal form."""

    address: str
    mail_id: int
