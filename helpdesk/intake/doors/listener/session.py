"""One connection: aiosmtpd's protocol, with a DATA command of our own.

The library's own refuses lines of more than 998 bytes for ever, keeps all of a message in pieces in memory, and gives
one answer for all recipients. A message must not be lost for the length of its lines.
"""

import asyncio
from collections import defaultdict
from tempfile import SpooledTemporaryFile
from typing import Any, Protocol

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope

from helpdesk.intake.doors.listener.envelope import read_path
from helpdesk.intake.doors.listener.options import ListenerOptions

Spool = SpooledTemporaryFile[bytes]

_IN_MEMORY = 256 * 1024
_LONGEST_COMMAND = 4096
_NO_SPACE = "452 4.3.1 There is no room for the message; try again later"
_TOO_LARGE = "552 5.3.4 The message is larger than {:,} bytes"


class Shared(Protocol):
    """What all connections share, as one of them sees it."""

    options: ListenerOptions
    loop: asyncio.AbstractEventLoop
    is_closing: bool

    @property
    def is_full(self) -> bool: ...

    def arrived(self, session: "Session") -> None: ...

    def left(self, session: "Session") -> None: ...

    async def take_in(self, peer: str, envelope: Envelope, spool: Spool) -> str: ...


class Session(SMTP):
    """The parts that SMTP and LMTP share."""

    line_length_limit = 64 * 1024  # of a piece in memory; lines may be of any length

    def __init__(self, listener: Shared) -> None:
        options = listener.options
        super().__init__(
            listener,
            data_size_limit=options.max_bytes,
            enable_SMTPUTF8=True,
            hostname=options.hostname,
            ident=options.protocol.upper(),  # the library would name itself and its version
            tls_context=options.tls,
            timeout=options.command_seconds,
            loop=listener.loop,
        )
        self.command_size_limits = defaultdict(lambda: _LONGEST_COMMAND)
        self.listener = listener
        self.is_busy = False
        self._end: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        if self._end is None:  # after STARTTLS this is called again
            self._end = self.loop.call_later(self.listener.options.session_seconds, self._timeout_cb)
            self.listener.arrived(self)

    def connection_lost(self, error: Exception | None) -> None:
        if self._end:
            self._end.cancel()
        super().connection_lost(error)
        self.listener.left(self)

    async def _handle_client(self) -> None:
        if self.listener.is_full:
            await self.hang_up("421 4.3.2 Too many connections; try again later")
            return
        await super()._handle_client()

    async def hang_up(self, words: str) -> None:
        """The last answer of a connection, unless it is closing already."""
        if self.transport and not self.transport.is_closing():
            await self.push(words)
            self.transport.close()

    def _getaddr(self, arg: str) -> tuple[str | None, str | None]:
        return read_path(arg) or (None, None)

    async def smtp_DATA(self, arg: str | None) -> None:  # noqa: N802 - the library finds commands by these names
        """Reads a message, hands it on, and answers once, or once for each recipient."""
        if await self.check_helo_needed():
            return
        if self.envelope is None or not self.envelope.rcpt_tos:
            await self.push("503 5.5.1 Nobody to deliver to: RCPT comes first")
            return
        if arg:
            await self.push("501 5.5.4 DATA takes nothing after it")
            return
        self.is_busy = True
        try:
            await self.push("354 End data with <CR><LF>.<CR><LF>")
            answer = await self._take_in(self.envelope)
            answers = len(self.envelope.rcpt_tos) if self.listener.options.is_lmtp else 1
            self.envelope = self._create_envelope()
            await self.push("\r\n".join([answer] * answers))
        finally:
            self.is_busy = False
        if self.listener.is_closing:
            await self.hang_up("421 4.3.2 Closing down; try again later")

    async def _take_in(self, envelope: Envelope) -> str:
        self._reset_timeout(self.listener.options.data_seconds)
        spool = SpooledTemporaryFile[bytes](max_size=_IN_MEMORY)  # closed by the thread that reads it
        try:
            refusal = await self._receive(spool)
        except BaseException:
            spool.close()
            raise
        self._reset_timeout()
        if refusal:
            spool.close()
            return refusal
        return await self.listener.take_in(self._peer(), envelope, spool)

    def _peer(self) -> str:
        peer: object = self.session and self.session.peer
        return str(peer[0]) if isinstance(peer, tuple) else "socket"

    async def _receive(self, spool: Spool) -> str:
        """Reads up to the lone dot, taking the doubled ones back; returns a refusal, or nothing.

        Only CRLF ends a line and CRLF.CRLF the message, or mail could be smuggled in behind another (RFC 5321,
        section 4.1.1.4).
        """
        limit, size, refusal, is_line_start = self.listener.options.max_bytes, 0, "", True
        while True:
            piece, is_line_end = await self._read_piece()
            if is_line_start and piece == b".\r\n":
                return refusal
            if is_line_start and piece.startswith(b"."):
                piece = piece[1:]
            is_line_start = is_line_end
            size += len(piece)
            if size > limit:
                refusal = _TOO_LARGE.format(limit)
            if not refusal:
                refusal = _write(spool, piece)

    async def _read_piece(self) -> tuple[bytes, bool]:
        """The rest of a line with its CRLF, or a part of a long one; and whether the line ends there."""
        try:
            return await self._reader.readuntil(b"\r\n"), True
        except asyncio.LimitOverrunError as overrun:
            return await self._reader.read(overrun.consumed), False


class LmtpSession(Session, LMTP):
    """`LHLO` instead of `EHLO`, and an answer for each recipient."""


def _write(spool: Spool, piece: bytes) -> str:
    try:
        spool.write(piece)
    except OSError:
        return _NO_SPACE
    return ""


def new_session(listener: Shared) -> Any:
    return LmtpSession(listener) if listener.options.is_lmtp else Session(listener)
