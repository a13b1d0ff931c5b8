"""Mail that comes in as from a real mail server: it keeps a message and tries again until it is accepted."""

import hashlib
import random
import smtplib
import threading
from dataclasses import dataclass, field
from email.message import EmailMessage
from subprocess import Popen

from tests.running.stack import Stack
from tests.running.waiting import wait_until

PATIENCE = 180.0


@dataclass(frozen=True)
class Sent:
    """A message that was accepted, and the SHA-256 of its file."""

    message_id: str
    sha256: str
    door: str


@dataclass
class Customers:
    """`accepted` are the messages for which a door said that it has them; `attempts` counts the tries."""

    stack: Stack
    lmtp_port: int
    chance: random.Random
    accepted: list[Sent] = field(default_factory=list)
    attempts: int = 0
    _pipes: set["Popen[bytes]"] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def write(self, number: int, door: str) -> None:
        """One message through `door` ("pipe" or "lmtp"), tried until it is accepted."""
        with self._lock:
            content = self.chance.randbytes(self.chance.choice((0, 20_000, 400_000)))
        letter = _letter(number, content)
        sent = Sent(str(letter["Message-ID"]), hashlib.sha256(content).hexdigest(), door)
        raw, way = letter.as_bytes(), self._by_pipe if door == "pipe" else self._by_lmtp
        wait_until(lambda: self._attempt(way(raw)), f"{sent.message_id} to be accepted", seconds=PATIENCE)
        with self._lock:
            self.accepted.append(sent)

    def kill_a_pipe(self) -> bool:
        """Ends one `receive_mail` with -9; False when none runs."""
        with self._lock:
            running = [pipe for pipe in self._pipes if pipe.poll() is None]
            if running:
                running[0].kill()
            return bool(running)

    def _attempt(self, accepted: bool) -> bool:
        with self._lock:
            self.attempts += 1
        return accepted

    def _by_pipe(self, raw: bytes) -> bool:
        pipe = self.stack.popen("receive_mail")
        with self._lock:
            self._pipes.add(pipe)
        pipe.communicate(raw)
        with self._lock:
            self._pipes.discard(pipe)
        return pipe.returncode == 0

    def _by_lmtp(self, raw: bytes) -> bool:
        try:
            with smtplib.LMTP("127.0.0.1", self.lmtp_port, timeout=30) as client:
                return not client.sendmail("customer@example.org", ["help@harborpine.example"], raw)
        except (OSError, smtplib.SMTPException):
            return False


def _letter(number: int, content: bytes) -> EmailMessage:
    letter = EmailMessage()
    letter["From"] = f"Customer {number} <chaos-{number}@example.org>"
    letter["To"] = "help@harborpine.example"
    letter["Subject"] = f"Broken in round {number}"
    letter["Message-ID"] = f"<chaos-{number}@example.org>"
    letter.set_content("My kettle is broken. Here is a picture.")
    letter.add_attachment(content, maintype="application", subtype="octet-stream", filename="picture.bin")
    return letter
