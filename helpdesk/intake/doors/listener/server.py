"""The listener: its connections, its threads, and its answers."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from aiosmtpd.smtp import Envelope
from aiosmtpd.smtp import Session as SmtpState

from helpdesk.intake.doors.listener.delivery import Later, Mailboxes, Transaction, deliver
from helpdesk.intake.doors.listener.options import ListenerOptions
from helpdesk.intake.doors.listener.session import Session, Spool, new_session

_LATER = "451 4.3.0 Not stored now; try again later"

log = logging.getLogger(__name__)


class Listener:
    """The listener that all connections share. Methods named `handle_…` are called by the protocol for each of its
    commands.
    """

    def __init__(self, options: ListenerOptions) -> None:
        self.options = options
        self.loop = asyncio.get_running_loop()
        self.is_closing = False
        self._mailboxes = Mailboxes()
        self._sessions: set[Session] = set()
        self._threads = ThreadPoolExecutor(options.threads, thread_name_prefix="mail")
        self._heavy = asyncio.Lock()
        self._empty = asyncio.Event()

    def new_session(self) -> asyncio.Protocol:
        """A protocol for one more connection."""
        session: asyncio.Protocol = new_session(self)
        return session

    @property
    def is_full(self) -> bool:
        return len(self._sessions) > self.options.connections

    def arrived(self, session: Session) -> None:
        self._sessions.add(session)
        self._empty.clear()

    def left(self, session: Session) -> None:
        self._sessions.discard(session)
        if not self._sessions:
            self._empty.set()

    async def close(self) -> None:
        """Bids farewell to the idle, lets those with a message in hand finish, then ends the threads."""
        self.is_closing = True
        for session in list(self._sessions):
            if not session.is_busy:
                await session.hang_up("421 4.3.2 Closing down; try again later")
        if self._sessions:
            try:
                await asyncio.wait_for(self._empty.wait(), self.options.farewell_seconds)
            except TimeoutError:
                log.warning("%d connections did not finish in time", len(self._sessions))
        await asyncio.to_thread(self._threads.shutdown, cancel_futures=True)

    async def take_in(self, peer: str, envelope: Envelope, spool: Spool) -> str:
        """The answer for one message that has arrived in full."""
        transaction = Transaction(self.options.protocol, peer, envelope.mail_from or "", tuple(envelope.rcpt_tos))
        try:
            if spool.tell() > self.options.heavy_bytes:
                async with self._heavy:
                    row = await self._in_thread(deliver, spool, transaction, self._mailboxes)
            else:
                row = await self._in_thread(deliver, spool, transaction, self._mailboxes)
        except Later as reason:
            log.warning("%s %s not stored: %s", transaction.door, transaction.peer, reason)
            return _LATER
        return f"250 2.0.0 Stored: {row.outcome}"

    async def handle_EHLO(  # noqa: N802
        self, _server: Session, state: SmtpState, _envelope: Envelope, name: str, answers: list[str]
    ) -> list[str]:
        state.host_name = name
        known = [answer for answer in answers if not answer.startswith("250-AUTH")]
        return [*known[:-1], "250-PIPELINING", known[-1]]

    async def handle_RCPT(  # noqa: N802
        self, _server: Session, _state: SmtpState, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if len(envelope.rcpt_tos) >= self.options.recipients:
            return "452 4.5.3 Too many recipients"
        try:
            if self.options.only_mailboxes and not await self._in_thread(self._mailboxes.knows, address):
                return "550 5.1.1 No such mailbox here"
        except Later as reason:
            log.warning("recipients cannot be looked up: %s", reason)
            return "451 4.3.0 Try again later"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_exception(self, error: Exception) -> str:
        """The library would say 500 with the error's own words: never, for a fault of ours."""
        log.error("a connection failed", exc_info=error)
        return _LATER

    async def _in_thread(self, work: Any, *arguments: Any) -> Any:
        return await self.loop.run_in_executor(self._threads, work, *arguments)
