"""A mail server that misbehaves on a schedule, and keeps account of every message whose last byte it saw."""

import asyncio
import re
import threading
from collections import Counter
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from itertools import count
from typing import cast

from aiosmtpd.smtp import SMTP, Envelope, Session

SCHEDULE = (
    "good",
    "later at RCPT",
    "good",
    "later at DATA",
    "slow",
    "dropped after DATA",
    "good",
    "refused",
    "hang",
    "good",
)
SLOW_SECONDS = 1.0
WORD = re.compile(r"\bword-[0-9a-f]{16}\b")


@dataclass
class BadOffice:
    """`hang_seconds` has to be longer than the sender's patience. `behaves` ends the misbehaviour.

    `seen` maps a word to the Message-IDs under which it arrived; `arrived` counts for each Message-ID how often its
    last byte was seen, answered or not, and `taken` how often it was answered with 250; `got` is that by recipient.
    """

    hang_seconds: float
    behaves: threading.Event = field(default_factory=threading.Event)
    seen: dict[str, set[str]] = field(default_factory=dict)
    arrived: Counter[str] = field(default_factory=Counter)
    taken: Counter[str] = field(default_factory=Counter)
    got: Counter[tuple[str, str]] = field(default_factory=Counter)
    did: Counter[str] = field(default_factory=Counter)
    _turns: "count[int]" = field(default_factory=count)

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        manner = self._next()
        if manner == "later at RCPT":
            return "450 4.2.0 come back later"
        session.manner = manner  # type: ignore[attr-defined] # a place of our own on aiosmtpd's session
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's
        manner = cast(str, session.manner)  # type: ignore[attr-defined] # set at RCPT
        if manner == "later at DATA":
            return "451 4.2.0 try again"
        if manner == "refused":
            return "550 5.2.2 mailbox full"
        identifier = self._keep(cast(bytes, envelope.content))
        if manner == "hang":
            await asyncio.sleep(self.hang_seconds)
        if manner == "slow":
            await asyncio.sleep(SLOW_SECONDS)
        if manner == "dropped after DATA":
            cast(asyncio.Transport, server.transport).abort()
            return "451 nobody hears this"
        self.taken[identifier] += 1
        self.got.update((identifier, address) for address in envelope.rcpt_tos)
        return "250 2.0.0 taken"

    def _next(self) -> str:
        manner = "good" if self.behaves.is_set() else SCHEDULE[next(self._turns) % len(SCHEDULE)]
        self.did[manner] += 1
        return manner

    def _keep(self, content: bytes) -> str:
        letter = message_from_bytes(content, policy=policy.default)
        identifier = str(letter["Message-ID"])
        self.arrived[identifier] += 1
        body = letter.get_body(("plain",))
        for word in set(WORD.findall(str(body.get_content()) if body else "")):
            self.seen.setdefault(word, set()).add(identifier)
        return identifier
