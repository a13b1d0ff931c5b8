"""Mail as it arrives, in a few words, and real SMTP servers for mail that leaves."""

import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from pytest_django import Settings

from helpdesk.events.deliver import drain
from helpdesk.intake.models import RawMail
from helpdesk.intake.taking.take_in import receive
from tests.running.certificate import write_certificate
from tests.running.post_office import Counter, PostOffice

Deliver = Callable[..., RawMail]


def mail(body: str = "The lid cracked.", **headers: str | None) -> bytes:
    """Raw bytes of a plain message; `in_reply_to="<a@b>"` becomes the header In-Reply-To. None leaves a header out."""
    usual: dict[str, str | None] = {
        "from": "Meg O'Dowd <meg@example.org>",
        "to": "help@harborpine.example",
        "subject": "Kettle lid cracked",
        "message_id": "<first@example.org>",
    }
    fields = usual | headers
    lines = [f"{name.replace('_', '-').title()}: {value}" for name, value in fields.items() if value is not None]
    return ("\n".join(lines) + f"\n\n{body}\n").encode()


@pytest.fixture
def deliver(db: None) -> Deliver:
    """Takes one message in, as the pipe does, and lets the worker do its share."""

    def take(body: str = "The lid cracked.", **headers: str | None) -> RawMail:
        row = receive(mail(body, **headers), source="test")
        drain()
        return row

    return take


@pytest.fixture
def office(settings: Settings) -> Iterator[PostOffice]:
    """Takes everything until it is told otherwise."""
    office = PostOffice()
    controller = Counter(office)
    controller.start()
    settings.EMAIL_BACKEND = "helpdesk.channels.mail.backends.smtp.SmtpBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", controller.port, 5
    yield office
    controller.stop()


@dataclass(frozen=True)
class GuardedOffice:
    """A mail server that takes mail after STARTTLS and a sign-in alone."""

    office: PostOffice
    port: int
    username: str = "ada@lumen.example"
    password: str = "swordfish"

    def entered(self, **others: object) -> dict[str, object]:
        """What somebody enters to send by it."""
        own = {"host": "127.0.0.1", "port": self.port, "encryption": "starttls", "timeout": 5}
        return own | {"username": self.username, "password": self.password} | others


@pytest.fixture
def guarded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[GuardedOffice]:
    """A server with a certificate that this process trusts."""
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    write_certificate(certificate, key, name="localhost")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    known = (GuardedOffice.username.encode(), GuardedOffice.password.encode())

    def sign_in(_: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, given: LoginPassword) -> AuthResult:
        return AuthResult(success=(given.login, given.password) == known, handled=False)

    office = PostOffice()
    controller = Counter(office, tls_context=context, require_starttls=True, auth_required=True, authenticator=sign_in)
    controller.start()
    yield GuardedOffice(office, controller.port)
    controller.stop()
