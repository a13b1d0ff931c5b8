"""Whoever we answer may answer: the person in Reply-To takes part in the request that asked for answers there."""

import pytest

from helpdesk.intake.models import IntakeOutcome
from helpdesk.outgoing.addressing.tokens import reply_tag
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.composing import recipients
from helpdesk.tickets.models import Message, Ticket
from helpdesk.tickets.services import reply
from tests.helpdesk.conftest import Deliver

HOME = "ana.home@example.org"
FROM_HOME = {"from": f"Ana <{HOME}>", "message_id": "<2@example.org>"}


@pytest.fixture
def ticket(deliver: Deliver) -> Ticket:
    """Written at work, to be answered at home."""
    made = deliver(reply_to=f"Ana <{HOME.title()}>", **{"from": "Ana <ana.work@example.org>"}).ticket
    assert made is not None
    return made


@pytest.mark.parametrize("named", ["reference", "our id", "reply address", "number"])
def test_an_answer_from_there_joins(deliver: Deliver, ticket: Ticket, named: str) -> None:
    ours = OutgoingMail.objects.get().internet_message_id
    headers = {
        "reference": {"in_reply_to": "<first@example.org>"},
        "our id": {"in_reply_to": ours},
        "reply address": {"to": f"help+{reply_tag(ticket.number)}@harborpine.example"},
        "number": {"subject": f"Re: [#{ticket.number}]"},
    }[named]
    row = deliver("Thank you. And the bulb?", **FROM_HOME, **headers)
    assert (row.outcome, row.ticket) == (IntakeOutcome.APPENDED, ticket)


def test_the_next_answer_still_goes_there(deliver: Deliver, ticket: Ticket, alice: User) -> None:
    deliver("Thank you.", in_reply_to="<first@example.org>", **FROM_HOME)
    sent = reply(ticket=ticket, body_text="Here it is.", actor=Actor.of(alice), author=alice)
    assert sent.to == [HOME]
    assert HOME not in recipients.everybody(ticket, list(ticket.messages.order_by("created_at")), HOME)


def test_a_reply_to_that_proved_nothing_opens_no_door(deliver: Deliver) -> None:
    """Anybody on a list knows her first id and may write in her name."""
    ticket = deliver().ticket
    deliver("Mine", message_id="<1@x>", in_reply_to="<first@example.org>", reply_to="eve@example.net")
    eve = deliver("Let me in", message_id="<3@x>", in_reply_to="<first@example.org>", **{"from": "eve@example.net"})
    assert (eve.outcome, eve.ticket == ticket) == (IntakeOutcome.CREATED, False)


def test_a_copied_persons_reply_to_opens_none_either(deliver: Deliver) -> None:
    """We answer the requester; where somebody copied in wants answers is not where ours go."""
    ticket = deliver(cc="rose@example.org").ticket
    ours = OutgoingMail.objects.get().internet_message_id
    deliver("Me too", message_id="<1@x>", in_reply_to=ours, reply_to="eve@example.net", **{"from": "rose@example.org"})
    assert Message.objects.latest("pk").reply_to == "eve@example.net"
    assert deliver("Hi", message_id="<2@x>", in_reply_to=ours, **{"from": "eve@example.net"}).ticket != ticket
