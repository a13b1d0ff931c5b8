"""Transports: the ways in which a row leaves, one a channel.

Claiming, leases, undo, retries, back-off, states, the breaker and the page are the same for all (`sending/`). A
transport hands one claimed row over and says what came of it for each recipient; it writes nothing. Channels register
theirs from `apps.py`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from helpdesk.outgoing.models import OutgoingMail, Recipient
from helpdesk.tickets.models import Message

EMAIL = "email"


class Scope(Enum):
    """Whom an answer is about, and so who has to wait."""

    RECIPIENT = "this recipient"
    UNASKED = "this mail, which was not handed over"
    RELAY = "all, when two mails in a row meet with it: our relay speaks of itself, or says nothing"
    CONNECTION = "all, at once: our relay is not there, or lets nobody in"


@dataclass(frozen=True, slots=True)
class HandoverResult:
    """What came of one recipient: `sent`, else try again unless `permanent`.

    `cause` is why (a `FailureCause`), `text` what was said word for word; `provider_id` names the copy of this
    recipient.
    """

    sent: bool = False
    permanent: bool = False
    cause: str = ""
    text: str = ""
    scope: Scope = Scope.RECIPIENT
    provider_id: str = ""

    @property
    def is_about_the_relay(self) -> bool:
        return self.scope in (Scope.RELAY, Scope.CONNECTION)


class Carrier(Protocol):
    """What carries the rows of one run; it may keep a connection open from row to row."""

    def hand_over(self, mail: OutgoingMail, waiting: Sequence[Recipient]) -> Iterable[tuple[Recipient, HandoverResult]]:
        """Hand `mail` to those who wait for it, and to nobody else. An answer for each; raises nothing."""

    def close(self) -> None:
        """End the run, and whatever connection it has."""


class Transport(Protocol):
    """One channel's way out.

    `has_one_relay`: all its rows go through one place, as mail through our mail server, and wait together while that
    takes nothing. Otherwise each row names its place in `OutgoingMail.relay`, and an outage holds up the rows of that
    place alone.
    """

    @property
    def channel(self) -> str: ...

    @property
    def has_one_relay(self) -> bool: ...

    def queue(self, message: Message) -> OutgoingMail | None:
        """Queue the row that a reply leaves as, once; None when it leaves nowhere."""

    def open(self) -> Carrier:
        """A carrier for one run. Nothing is connected yet."""

    def outage(self, relay: str) -> str:
        """The sentence that people read while a relay takes nothing, such as "Our mail server takes no mail"."""


_transports: dict[str, Transport] = {}


def register(transport: Transport) -> None:
    """Register a transport: rows of its channel leave through it from now on."""
    _transports[transport.channel] = transport


def transport_of(channel: str) -> Transport:
    """The transport of a channel.

    Raises:
        KeyError: nobody carries that channel.
    """
    return _transports[channel]


def channels() -> list[str]:
    """Every channel whose rows a transport carries."""
    return list(_transports)
