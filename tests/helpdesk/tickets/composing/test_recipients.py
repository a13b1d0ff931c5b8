"""Copies: read from a field, never to ourselves, proposed and never added silently."""

import pytest
from django.core.exceptions import ValidationError

from helpdesk.outgoing.models import Mailbox
from helpdesk.people.models import User
from helpdesk.tickets import services
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.composing import recipients
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.words import NewMessage
from tests import factories

pytestmark = pytest.mark.django_db


def proposed(ticket: Ticket) -> list[str]:
    return recipients.everybody(ticket, list(ticket.messages.order_by("pk")), ticket.requester.email)


def test_a_field_names_each_word_that_is_no_address() -> None:
    assert recipients.parse("a@b.example; c@d.example,\n e@f.example ") == ["a@b.example", "c@d.example", "e@f.example"]
    with pytest.raises(ValidationError, match="bob is not an e-mail address"):
        recipients.parse("a@b.example, bob")


def test_an_address_is_copied_in_once_and_the_recipient_not_at_all(alice: User) -> None:
    ticket = factories.ticket()
    message = services.reply(
        ticket=ticket,
        body_text="Hello",
        actor=Actor.of(alice),
        author=alice,
        cc=["a@b.example", "A@B.example", ticket.requester.email],
        bcc=["c@d.example", "a@b.example"],
    )
    assert (message.cc, message.bcc) == (["a@b.example"], ["c@d.example"])


@pytest.mark.parametrize("field", ["cc", "bcc"])
def test_a_mailbox_of_ours_is_nobodys_copy(alice: User, field: str) -> None:
    Mailbox.objects.create(address="returns@harborpine.example")
    with pytest.raises(ValidationError, match="our own address"):
        services.reply(
            ticket=factories.ticket(),
            body_text="Hello",
            actor=Actor.of(alice),
            **{field: ["returns+x@harborpine.example"]},  # type: ignore[arg-type]
        )


def test_reply_to_all_is_whoever_read_the_newest_public_message_but_us() -> None:
    message = {"to": ["help@harborpine.example", "shop@b.example"], "cc": ["a@b.example"]}
    ticket = factories.ticket(message=message, participants=[("shop@b.example", ""), ("a@b.example", "")])
    services.add_note(ticket=ticket, body_text="Note", actor=Actor.system())
    assert proposed(ticket) == ["shop@b.example", "a@b.example"]


def test_a_copied_reader_who_writes_stays_in() -> None:
    ticket = factories.ticket(participants=[("son@b.example", "")])
    words = NewMessage(body_text="Me too", from_email="son@b.example", to=["help@harborpine.example"])
    services.add_inbound(ticket=ticket, message=words, actor=Actor.system())
    assert proposed(ticket) == ["son@b.example"]


def test_whom_one_of_us_copied_in_stays_in_and_whom_a_stranger_did_does_not(alice: User) -> None:
    ticket = factories.ticket()
    services.reply(ticket=ticket, body_text="Hi", actor=Actor.of(alice), cc=["Son@b.example"])
    to = ["help@harborpine.example", "son@b.example", "eve@example.net"]
    services.add_inbound(ticket=ticket, message=NewMessage(body_text="Hi", to=to), actor=Actor.system())
    assert proposed(ticket) == ["son@b.example"]


def test_a_blind_copy_is_never_proposed(alice: User) -> None:
    ticket = factories.ticket()
    services.reply(ticket=ticket, body_text="Hi", actor=Actor.of(alice), cc=["a@b.example"], bcc=["c@d.example"])
    assert proposed(ticket) == ["a@b.example"]
