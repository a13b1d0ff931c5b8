"""LMTP and SMTP spoken by hand: smtplib hides what is said, and reads one answer where LMTP gives one per recipient."""

import socket
from collections.abc import Sequence
from types import TracebackType

HERE = "127.0.0.1"


class Wire:
    """One connection to a listener on this machine; `banner` is its first line."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection((HERE, port), timeout=30)
        self._lines = self.socket.makefile("rb")
        self.banner = self.line()

    def line(self) -> str:
        """The next line; empty once the other side has closed."""
        return self._lines.readline().decode().rstrip()

    def answer(self) -> str:
        """The last line of the next answer."""
        while (line := self.line())[3:4] == "-":
            pass
        return line

    def say(self, words: bytes) -> str:
        """One command and its answer."""
        self.socket.sendall(words + b"\r\n")
        return self.answer()

    def address(
        self, recipients: Sequence[str], sender: str = "meg@example.org", greeting: bytes = b"LHLO"
    ) -> list[str]:
        """Begins a message; the answers to each recipient."""
        self.say(greeting + b" mx.example")
        self.say(b"MAIL FROM:<%s>" % sender.encode())
        return [self.say(b"RCPT TO:<%s>" % recipient.encode()) for recipient in recipients]

    def send(self, raw: bytes, answers: int = 1) -> list[str]:
        """The message itself, which must end with a line break, and what is answered to it."""
        go_on = self.say(b"DATA")
        assert go_on.startswith("354"), go_on
        self.socket.sendall(stuffed(raw) + b".\r\n")
        return [self.answer() for _ in range(answers)]

    def close(self) -> None:
        self._lines.close()
        self.socket.close()

    def __enter__(self) -> "Wire":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def stuffed(raw: bytes) -> bytes:
    """Dots that begin a line doubled (RFC 5321, section 4.5.2); nothing else is touched."""
    dotted = raw.replace(b"\r\n.", b"\r\n..")
    return b"." + dotted if dotted.startswith(b".") else dotted


def with_crlf(raw: bytes) -> bytes:
    """Line ends as they travel: every bare line feed becomes CRLF."""
    return raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
