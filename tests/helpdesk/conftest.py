"""Mail as it arrives, in a few words, and a real SMTP server for mail that leaves."""

from collections.abc import Callable, Iterator

import pytest
from pytest_django import Settings

from helpdesk.events.deliver import drain
from helpdesk.intake.models import RawMail
from helpdesk.intake.taking.take_in import receive
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
