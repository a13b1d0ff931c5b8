"""Mail that a program passed on or made draws no answer from a program of ours: neither confirmation nor rule."""

import pytest

from helpdesk.intake.models import IntakeOutcome
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.people.models import User
from helpdesk.portal.queries.conversation import public_messages
from helpdesk.rules.actions.reply import not_answerable
from helpdesk.rules.outcomes import RuleOutcome
from helpdesk.rules.registry import Done
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Message, Participant, Ticket
from helpdesk.tickets.services import reply
from tests.helpdesk.conftest import Deliver

DMARC_FAIL = "mx.harborpine.example; dmarc=fail header.from=example.org"


@pytest.mark.parametrize(
    "headers",
    [
        {"x_loop": "support@other.example"},
        {"x_loop": "yes"},
        {"list_loop": "<a.example.org>"},
        {"x_mail_loop": "1"},
        {"x_beenthere": "shop@lists.example"},
        {"mailing_list": "contact shop-help@lists.example"},
        {"list_archive": "<https://lists.example/shop>"},
        {"precedence": "list"},
        {"precedence": "Bulk"},
        {"precedence": "something new"},
        {"from": "no-reply@example.org"},
        {"authentication_results": DMARC_FAIL},
    ],
)
def test_a_persons_words_are_kept_as_such_and_nobody_answers(deliver: Deliver, headers: dict[str, str]) -> None:
    row = deliver(**headers)
    message = Message.objects.get()
    assert (row.outcome, message.is_auto_reply, OutgoingMail.objects.count()) == (IntakeOutcome.CREATED, False, 0)
    assert not_answerable(message.ticket) == Done(RuleOutcome.UNPROVEN)


@pytest.mark.parametrize("precedence", ["normal", "first-class", "urgent", "special-delivery"])
def test_how_urgent_a_person_finds_it_matters_not(deliver: Deliver, precedence: str) -> None:
    deliver(precedence=precedence)
    assert OutgoingMail.objects.count() == 1


def test_an_answer_of_a_person_to_a_person_may_be_answered_again(deliver: Deliver) -> None:
    deliver(x_loop="support@other.example")
    deliver("More", message_id="<2@x>", in_reply_to="<first@example.org>")
    assert not_answerable(Ticket.objects.get()) is None


@pytest.fixture
def ticket(deliver: Deliver) -> Ticket:
    """Eve's request, with a shop elsewhere in copy."""
    made = deliver(cc="Shop <accounts@elsewhere.example>", **{"from": "eve@example.net"}).ticket
    assert made is not None
    return made


CODE = {"from": "accounts@elsewhere.example", "message_id": "<code@elsewhere.example>"}


@pytest.mark.parametrize(
    "headers", [{"auto_submitted": "auto-generated"}, {"precedence": "bulk"}, {"feedback_id": "7:codes:elsewhere"}]
)
def test_a_program_of_somebody_copied_in_does_not_write_to_the_customer(
    deliver: Deliver, ticket: Ticket, headers: dict[str, str]
) -> None:
    row = deliver("Your code is 4711", subject=f"[#{ticket.number}] Your code", **CODE, **headers)
    assert (row.outcome, row.guard) == (IntakeOutcome.QUARANTINED, "participants_program")
    assert "4711" not in "".join(message.body_text for message in public_messages(ticket))


def test_what_came_in_before_is_not_shown_either(ticket: Ticket) -> None:
    ticket.messages.create(direction="in", body_text="4711", is_auto_reply=True, created_at=ticket.created_at)
    assert "4711" not in [message.body_text for message in public_messages(ticket)]


def test_a_list_through_which_somebody_copied_in_writes_may(deliver: Deliver, ticket: Ticket) -> None:
    row = deliver("It was blue", in_reply_to="<first@example.org>", list_id="<shop.example>", **CODE)
    assert (row.outcome, row.ticket) == (IntakeOutcome.APPENDED, ticket)


@pytest.mark.parametrize("sender", ["eve@example.net", "eve.home@example.net"])
def test_the_requesters_own_notice_stays_with_the_request(deliver: Deliver, sender: str) -> None:
    first = deliver(reply_to="eve.home@example.net", **{"from": "eve@example.net"})
    away = deliver(
        "I am away",
        message_id="<2@x>",
        in_reply_to="<first@example.org>",
        auto_submitted="auto-replied",
        **{"from": sender},
    )
    assert (away.outcome, away.ticket) == (IntakeOutcome.APPENDED, first.ticket)


def test_nobody_who_never_reads_becomes_a_participant(deliver: Deliver, alice: User) -> None:
    made = deliver(cc="noreply@elsewhere.example, anna@example.org").ticket
    assert made is not None
    assert list(Participant.objects.values_list("email", flat=True)) == ["anna@example.org"]
    assert reply(ticket=made, body_text="Hello", actor=Actor.of(alice), author=alice).cc == []
