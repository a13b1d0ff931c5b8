"""A real SMTP server that keeps what it accepts, and can be told what to answer, or to stall before it does."""

import asyncio
import socket
from collections.abc import Awaitable
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

DROP = "drop"


@dataclass
class PostOffice:
    """`letters` are the messages whose last byte has arrived, in order, answered or not.

    `envelopes` are the recipients of the transactions that brought them, `connections` counts the greetings, and
    `asked` every recipient that was named, refused ones too.
    """

    letters: list[EmailMessage] = field(default_factory=list)
    envelopes: list[list[str]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    connections: int = 0
    _stalled: str = ""
    _answers: dict[tuple[str, str], str] = field(default_factory=dict)

    def stall_for(self, address: str) -> None:
        """Let the answer to DATA for one recipient wait: its sender does not know that we have it. Empty ends it.

        Everybody else's mail goes on, so that the other senders are free.
        """
        self._stalled = address

    def answer(self, words: str, *, at: str = "RCPT", to: str = "") -> None:
        """Say `words` at MAIL, RCPT or DATA for an address, for all of `@domain`, or for everybody (empty).

        Empty words end that; `DROP` closes the connection instead, at DATA when the message has arrived.
        """
        self._answers[at, to] = words

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_MAIL(  # noqa: N802 - aiosmtpd's
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        return self._said(server, "MAIL", address) or "250 OK"

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.asked.append(address)
        if words := self._said(server, "RCPT", address):
            return words
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's
        words = self._said(server, "DATA", envelope.rcpt_tos[0])
        if words and words != DROP:
            return words
        content = cast(bytes, envelope.content)
        self.letters.append(message_from_bytes(content, policy=policy.default))
        self.envelopes.append(list(envelope.rcpt_tos))
        while self._stalled in envelope.rcpt_tos:  # noqa: ASYNC110 - it is cleared in another thread
            await asyncio.sleep(0.05)
        return "250 taken"

    def _said(self, server: SMTP, at: str, address: str) -> str:
        places = (address, f"@{address.rpartition('@')[2]}", "")
        words = next((self._answers[at, place] for place in places if self._answers.get((at, place))), "")
        if words == DROP:
            cast(asyncio.Transport, server.transport).abort()
        return words

    def to(self, address: str, words: str = "") -> list[EmailMessage]:
        """What arrived for one person with these words in the subject."""
        letters = [letter for letter in list(self.letters) if address in str(letter["To"])]
        return [letter for letter in letters if words in str(letter["Subject"])]


class Counter(Controller):
    """Listens on a free port of this machine, `port`, for any handler of aiosmtpd; `more` are its own options."""

    def __init__(self, office: object, **more: Any) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        super().__init__(office, hostname="127.0.0.1", port=self._listener.getsockname()[1], ready_timeout=10, **more)

    def _create_server(self) -> Awaitable[asyncio.AbstractServer]:
        return self.loop.create_server(self._factory_invoker, sock=self._listener)


def text_of(letter: EmailMessage, kind: str = "plain") -> str:
    """The words of a letter; `kind` is `plain` or `html`."""
    body = letter.get_body((kind,))
    assert body is not None, f"no {kind} part in {letter['Subject']}"
    return str(body.get_content())
