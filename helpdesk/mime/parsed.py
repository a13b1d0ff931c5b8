"""Holds what one message says, as plain values: the only thing that leaves the reader."""

from dataclasses import dataclass, field
from datetime import datetime

from helpdesk.mime.content.attachments import ParsedAttachment
from helpdesk.mime.fields.addresses import Address
from helpdesk.mime.fields.automatic import Automatic
from helpdesk.mime.fields.trace import Trace


@dataclass(frozen=True, slots=True)
class ParsedMail:
    """All text is free of NUL, lone surrogates and, in headers, of line breaks. `html` is uncleaned; its
    own pictures are named by content id."""

    sender: Address | None
    reply_to: tuple[Address, ...]
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    delivered_to: tuple[str, ...]
    """Envelope recipients that a mail server noted; they count when neither To nor Cc names one of our
    mailboxes."""
    subject: str
    date: datetime | None
    message_id: str
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    automatic: Automatic
    list_id: str
    language: str
    text: str = field(repr=False)
    html: str = field(repr=False)
    attachments: tuple[ParsedAttachment, ...]
    defects: tuple[str, ...]
    trace: Trace
    stand_in: Address | None = None
    """The address that stood in From where `sender` was read from Reply-To; see `stand_in`."""

    card_masked: bool = False
    """The number of a payment card was taken out of its words or files."""

    @property
    def ancestors(self) -> tuple[str, ...]:
        """Ids of the messages that this one answers, the nearest first."""
        return tuple(dict.fromkeys((*self.in_reply_to, *reversed(self.references))))
