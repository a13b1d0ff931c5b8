"""Both workers and beat, as `script/server` starts them, and a mail server that takes everything at once."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from helpdesk.runner import services
from helpdesk.runner.layout import Layout
from helpdesk.runner.system.process import Child


class TakesAll:
    """Counts what arrives."""

    def __init__(self) -> None:
        self.taken = 0

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's
        self.taken += 1
        return "250 taken"


@contextmanager
def mail_server() -> Iterator[str]:
    """The EMAIL_URL of a server that runs as long as the block."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(TakesAll(), hostname="127.0.0.1", port=port, ready_timeout=10)
    controller.start()
    try:
        yield f"smtp://127.0.0.1:{port}"
    finally:
        controller.stop()


@contextmanager
def at_work(email_url: str) -> Iterator[None]:
    """Workers and beat, for as long as the block."""
    layout = Layout(Path(os.environ["DATA_DIR"]))
    env = {
        **os.environ,
        "EMAIL_URL": email_url,
        "DJANGO_SETTINGS_MODULE": "helpdesk.settings.dev",
        "SECRET_KEY": "b" * 50,
    }
    children: list[Child] = []
    try:
        for make in (services.worker, services.mail_worker, services.beat):
            children.append(Child(make(layout, env)))  # noqa: PERF401 - those that run must be known when one fails
        yield
    finally:
        for child in reversed(children):
            child.stop()
