"""People copied in later take part from then on, if who copied them could show what was said."""

import pytest

from helpdesk.intake.taking.copies import MAX_PARTICIPANTS
from helpdesk.outgoing.models import Mailbox, OutgoingMail
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Activity, Message, Participant, Ticket
from helpdesk.tickets.services import reply, withdraw_reply
from tests.helpdesk.conftest import Deliver


@pytest.fixture
def secret(deliver: Deliver) -> str:
    """The Message-ID of our acknowledgement of Meg's request."""
    deliver()
    return OutgoingMail.objects.get().internet_message_id


def people() -> set[str]:
    return set(Participant.objects.values_list("email", flat=True))


def test_those_who_were_copied_in_with_our_mail_may_answer(deliver: Deliver, secret: str) -> None:
    deliver("My sister knows more", message_id="<2@x>", in_reply_to=secret, cc="Rose <Rose@Example.org>")
    assert people() == {"rose@example.org"}
    step = Activity.objects.get(verb="ticket.changed")
    assert step.changes == {"people_copied_in": [None, "rose@example.org"]}
    answer = {"in_reply_to": "<2@x>", "from": "rose@example.org"}
    assert deliver("I saw it", message_id="<3@x>", **answer).ticket == Ticket.objects.get()


def test_without_a_secret_of_ours_a_copy_stays_on_the_message(deliver: Deliver, secret: str) -> None:
    """Anybody on a list may have seen her Message-ID and write in her name."""
    row = deliver("Hi", message_id="<2@x>", in_reply_to="<first@example.org>", cc="eve@example.net")
    assert Message.objects.latest("pk").cc == ["eve@example.net"]
    assert (people(), row.decisions[0]["guard"], row.decisions[0]["saw"]) == (set(), "copies", "Cc: eve@example.net")


def test_a_stranger_invites_nobody(deliver: Deliver, secret: str) -> None:
    deliver("Hi", message_id="<2@x>", in_reply_to=secret, cc="x@example.net", **{"from": "eve@example.net"})
    ticket = Ticket.objects.order_by("pk")[0]
    assert not ticket.participants.exists()


def test_neither_we_nor_colleagues_nor_machines_become_participants(deliver: Deliver, secret: str, alice: User) -> None:
    Mailbox.objects.create(address="returns@harborpine.example")
    copies = f"help@harborpine.example, Returns+x@harborpine.example, {alice.email.upper()}, meg@example.org"
    deliver("More", message_id="<2@x>", in_reply_to=secret, cc=copies)
    deliver("Away", message_id="<3@x>", in_reply_to=secret, cc="rose@example.org", auto_submitted="auto-replied")
    assert people() == set()


def test_a_colleague_copied_in_at_the_start_is_no_customer(deliver: Deliver, alice: User) -> None:
    deliver(cc=f"{alice.email}, rose@example.org")
    assert people() == {"rose@example.org"}


def test_whom_one_of_us_copied_in_may_answer(deliver: Deliver, secret: str, alice: User) -> None:
    ticket = Ticket.objects.get()
    reply(ticket=ticket, body_text="Hello both", actor=Actor.of(alice), author=alice, cc=["Rose@Example.org"])
    answer = {"message_id": "<2@x>", "in_reply_to": secret, "from": "rose@example.org"}
    assert deliver("Hello", **answer).ticket == ticket


def test_a_reply_that_was_taken_back_invites_nobody(deliver: Deliver, secret: str, alice: User) -> None:
    ticket, by = Ticket.objects.get(), Actor.of(alice)
    sent = reply(ticket=ticket, body_text="Oh", actor=by, author=alice, cc=["rose@example.org"], undo_seconds=10)
    withdraw_reply(message=sent, actor=by)
    answer = {"message_id": "<2@x>", "in_reply_to": secret, "from": "rose@example.org"}
    assert deliver("Hello", **answer).ticket != ticket


def test_there_is_room_for_so_many_and_all_are_recorded(deliver: Deliver, secret: str) -> None:
    many = ", ".join(f"n{number}@example.org" for number in range(3_000))
    for number in range(2):
        deliver("All of us", message_id=f"<m{number}@x>", in_reply_to=secret, cc=many)
    assert len(people()) < MAX_PARTICIPANTS + 1
    assert len(Message.objects.latest("pk").cc) == 3_000
