"""Against a real SMTP server on loopback."""

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from pytest_django import Settings

from helpdesk.channels.mail.send import send_due
from helpdesk.channels.models import OutgoingMail, OutgoingState
from helpdesk.channels.services import queue_mail
from helpdesk.events.deliver import drain
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Message
from helpdesk.tickets.services import reply
from tests import factories

pytestmark = pytest.mark.django_db


class Server:
    """Refuses recipients whose address begins with `no`, and the message with `answer` when it is set."""

    def __init__(self) -> None:
        self.received: list[Any] = []
        self.answer = ""
        self.greetings = 0

    async def handle_EHLO(self, server: Any, session: Any, envelope: Any, host: str, answers: Any) -> Any:  # noqa: N802
        self.greetings += 1
        session.host_name = host
        return answers

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if address.startswith("no"):
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.answer:
            return self.answer
        self.received.append(envelope)
        return "250 OK"


@pytest.fixture
def server(settings: Settings) -> Iterator[Server]:
    handler = Server()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "helpdesk.channels.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 5
    yield handler
    controller.stop()


def test_several_mails_leave_over_one_connection(server: Server) -> None:
    for number in range(3):
        queue_mail(to=["meg@example.org"], subject=f"Number {number}", text="Hello")
    assert send_due() == 3
    assert (len(server.received), server.greetings) == (3, 1)


def test_a_recipient_who_is_refused_is_named_on_the_message(server: Server, alice: User) -> None:
    ticket = factories.ticket()
    reply(ticket=ticket, body_text="Hello", actor=Actor.of(alice), author=alice, cc=["nobody@example.org"])
    drain()
    send_due()
    message = Message.objects.latest("pk")
    assert server.received[0].rcpt_tos == [ticket.requester.email]
    assert message.delivery_error == "Not delivered to nobody@example.org: no such mailbox (550 5.1.1 no such mailbox)"
    assert message.delivery == "sent"


@pytest.mark.parametrize(
    ("answer", "state"),
    [("451 4.3.0 later", OutgoingState.QUEUED), ("552 5.2.2 mailbox full", OutgoingState.FAILED)],
)
def test_what_the_server_answers_stays_on_the_row(server: Server, answer: str, state: str) -> None:
    queue_mail(to=["meg@example.org"], subject="Hello", text="Hello")
    server.answer = answer
    send_due()
    mail = OutgoingMail.objects.get()
    assert (mail.state, answer[4:] in mail.last_answer) == (state, True)


def test_one_refusal_holds_up_nobody_else(server: Server) -> None:
    queue_mail(to=["nobody@example.org"], subject="Hello", text="Hello")
    queue_mail(to=["meg@example.org"], subject="Hello", text="Hello")
    assert send_due() == 2
    assert set(OutgoingMail.objects.values_list("recipient", "state")) == {
        ("nobody@example.org", OutgoingState.FAILED),
        ("meg@example.org", OutgoingState.SENT),
    }


def test_no_header_can_be_smuggled_into_a_mail(server: Server) -> None:
    queue_mail(
        to=["meg@example.org"], subject="Hello\r\nBcc: eve@example.net", text="x", from_name="A\r\nBcc: eve@x.example"
    )
    send_due()
    for envelope in server.received:
        head = envelope.content.split(b"\r\n\r\n")[0]
        assert b"\nbcc:" not in head.lower()
