"""A real SMTP server that keeps what it accepts, and can be told to stall before it answers."""

import asyncio
import socket
import threading
from collections.abc import Awaitable
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class PostOffice:
    """`letters` are the messages whose last byte has arrived, in order, answered or not.

    While `stalls` is set, the answer to DATA waits until it is cleared: the sender does not know that we have it.
    """

    letters: list[EmailMessage] = field(default_factory=list)
    stalls: threading.Event = field(default_factory=threading.Event)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's
        content = cast(bytes, envelope.content)
        self.letters.append(message_from_bytes(content, policy=policy.default))
        while self.stalls.is_set():  # noqa: ASYNC110 - it is cleared in another thread
            await asyncio.sleep(0.05)
        return "250 taken"

    def to(self, address: str, words: str = "") -> list[EmailMessage]:
        """What arrived for one person with these words in the subject."""
        letters = [letter for letter in list(self.letters) if address in str(letter["To"])]
        return [letter for letter in letters if words in str(letter["Subject"])]


class Counter(Controller):
    """Listens on a free port of this machine, `port`, for any handler of aiosmtpd."""

    def __init__(self, office: object) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        super().__init__(office, hostname="127.0.0.1", port=self._listener.getsockname()[1], ready_timeout=10)

    def _create_server(self) -> Awaitable[asyncio.AbstractServer]:
        return self.loop.create_server(self._factory_invoker, sock=self._listener)


def text_of(letter: EmailMessage, kind: str = "plain") -> str:
    """The words of a letter; `kind` is `plain` or `html`."""
    body = letter.get_body((kind,))
    assert body is not None, f"no {kind} part in {letter['Subject']}"
    return str(body.get_content())
