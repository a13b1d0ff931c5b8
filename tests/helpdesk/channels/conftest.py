"""Mail as it arrives, in a few words."""

from collections.abc import Callable

import pytest

from helpdesk.channels.mail.intake import receive
from helpdesk.channels.models import RawMail
from helpdesk.events.deliver import drain

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
