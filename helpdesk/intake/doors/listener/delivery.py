"""Does the listener's work in Django: in threads, each with a database connection of its own."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import IO, ParamSpec, TypeVar

from django.db import DatabaseError, close_old_connections

from helpdesk.intake.doors.envelope import storable
from helpdesk.intake.models import RawMail
from helpdesk.intake.services.mailbox_health import note_delivery
from helpdesk.intake.taking.take_in import Arrival, NotStored, receive
from helpdesk.outgoing.addressing.mailboxes import addressed, is_own, own_mailboxes
from helpdesk.outgoing.models import Mailbox

_KEEP = 10.0  # seconds that the list of mailboxes is believed

P = ParamSpec("P")
T = TypeVar("T")
log = logging.getLogger(__name__)


class Later(Exception):
    """The work cannot be done now; the words say why, for the log."""


@dataclass(frozen=True, slots=True)
class Transaction:
    """The sender and recipients of a message, as the two mail servers agreed."""

    door: str
    peer: str
    sender: str
    recipients: Sequence[str]


def in_thread(work: Callable[P, T]) -> Callable[P, T]:
    """Wrap work for a thread of a pool: stale connections are replaced, and what the database refuses is `Later`."""

    @wraps(work)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        close_old_connections()
        try:
            return work(*args, **kwargs)
        except (NotStored, DatabaseError) as error:
            raise Later(" ".join(str(error).split())) from error
        finally:
            close_old_connections()

    return run


class Mailboxes:
    """Our addresses, looked up anew every few seconds."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: list[Mailbox] = []
        self._until = 0.0

    @in_thread
    def knows(self, address: str) -> bool:
        """Whether mail to `address` is for us: a mailbox in any case, with or without a +tag."""
        return is_own(storable(address), self.now())

    def of(self, recipients: Sequence[str]) -> Mailbox | None:
        """The first recipient that is a mailbox of ours; None where all are aliases that the mail server knows."""
        return addressed(recipients, self.now())

    def now(self) -> list[Mailbox]:
        with self._lock:
            if time.monotonic() > self._until:
                self._known, self._until = own_mailboxes(), time.monotonic() + _KEEP
            return self._known


@in_thread
def deliver(spool: IO[bytes], transaction: Transaction, mailboxes: Mailboxes) -> RawMail:
    """Store one message and let it take effect; all its recipients are one delivery.

    Raises:
        Later: it is not stored, or only half done; the same message again is safe.
    """
    begun = time.monotonic()
    with spool:
        spool.seek(0)
        raw = spool.read()
    recipients = [storable(address) for address in transaction.recipients]
    mailbox = mailboxes.of(recipients)
    sender = storable(transaction.sender)
    source = Arrival(transaction.door, mailbox, envelope_from=sender, envelope_to=recipients)
    row = receive(raw, source=source)
    log.info(
        "%s %s from=<%s> to=%d size=%d %s ticket=%s raw=%d %.0f ms",
        *(transaction.door, transaction.peer, sender, len(recipients), len(raw)),
        *(row.outcome, row.ticket.number if row.ticket else "-", row.pk, (time.monotonic() - begun) * 1000),
    )
    note_delivery(mailbox, row)
    return row
