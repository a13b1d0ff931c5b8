"""However often and on whatever ways a message arrives, and whenever somebody is killed: it takes effect once."""

import threading
from collections.abc import Callable

import pytest
from django.db import OperationalError, connection, transaction

from helpdesk.events.deliver import drain
from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.taking.take_in import Arrival, NotStored, process, receive
from helpdesk.intake.tasks import take_in_received
from helpdesk.outgoing.models import Mailbox, OutgoingMail
from helpdesk.tickets.models import Message, Ticket
from tests.helpdesk.conftest import Deliver, mail


def test_the_row_of_a_repeated_delivery_tells_where_the_first_one_is(deliver: Deliver) -> None:
    first = deliver()
    again = deliver(received="from another.example")
    assert (again.outcome, again.guard, again.ticket_id) == (IntakeOutcome.IGNORED, "duplicate", first.ticket_id)
    assert [item["guard"] for item in again.decisions] == ["duplicate"]
    assert str(first.pk) in again.decisions[0]["saw"]


def test_one_message_through_two_doors_is_one(deliver: Deliver) -> None:
    box = Mailbox.objects.create(address="help@harborpine.example")
    deliver()
    ways = [Arrival("imap", mailbox=box, door_key="7:1"), Arrival("lmtp", envelope_to=["help@harborpine.example"])]
    assert [receive(mail(), source=way).outcome for way in ways] == [IntakeOutcome.IGNORED] * 2


def test_fetching_the_same_again_stores_nothing(db: None) -> None:
    way = Arrival("imap", mailbox=Mailbox.objects.create(address="help@harborpine.example"), door_key="7:1")
    assert receive(mail(), source=way) == receive(mail(), source=way)
    assert RawMail.objects.count() == 1


@pytest.mark.parametrize(
    "other",
    [{"from": "eve@example.net"}, {"subject": "Another"}, {"body": "Other words"}],
)
def test_an_id_used_twice_for_different_messages_keeps_both(deliver: Deliver, other: dict[str, str]) -> None:
    deliver()
    assert deliver(**({"body": "The lid cracked."} | other)).outcome in (IntakeOutcome.CREATED, IntakeOutcome.APPENDED)
    assert Message.objects.count() == 2


def all_at_once(*work: Callable[[], object]) -> None:
    def run(one: Callable[[], object]) -> None:
        try:
            one()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[one]) for one in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


class Dying:
    """The connection breaks at the `last` statement; what a killed process had open is rolled back."""

    def __init__(self, last: int) -> None:
        self.left = last

    def __call__(self, execute: Callable[..., object], *statement: object) -> object:
        self.left -= 1
        if self.left < 0:
            raise OperationalError("the connection was closed")
        return execute(*statement)


@pytest.mark.django_db(transaction=True)
def test_killed_at_any_statement_and_delivered_again_it_is_stored_once() -> None:
    killed = 0
    for last in range(0, 60, 3):
        raw = mail(message_id=f"<{last}@example.org>", **{"from": f"meg{last}@example.org"})
        before = Ticket.objects.count(), Message.objects.count(), OutgoingMail.objects.count()
        try:
            with connection.execute_wrapper(Dying(last)):
                receive(raw, source="test")
        except NotStored:
            killed += 1
            assert (Ticket.objects.count(), Message.objects.count(), OutgoingMail.objects.count()) == before
        receive(raw, source="test")
    RawMail.objects.filter(outcome=IntakeOutcome.RECEIVED).update(received_at="2026-01-01T00:00Z")
    take_in_received()
    drain()
    assert killed > 5
    assert not RawMail.objects.exclude(outcome__in=[IntakeOutcome.CREATED, IntakeOutcome.IGNORED]).exists()
    assert (Ticket.objects.count(), Message.objects.count(), OutgoingMail.objects.count()) == (20, 20, 20)


@pytest.mark.django_db(transaction=True)
def test_many_at_once_make_one_ticket_and_one_acknowledgement() -> None:
    all_at_once(*[lambda: receive(mail(), source="test")] * 6)
    assert sorted(RawMail.objects.values_list("outcome", flat=True)) == ["created"] + ["ignored"] * 5
    drain()
    assert (Ticket.objects.count(), OutgoingMail.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_the_sweep_and_a_slow_process_on_the_same_row_take_effect_once() -> None:
    raw = mail()
    row = RawMail.objects.create(
        content=RawMail.pack(raw), size=len(raw), sha256="", source="test", received_at="2026-11-01T00:00Z"
    )
    all_at_once(*[lambda: process(row.pk)] * 4)
    row.refresh_from_db()
    assert (row.outcome, Ticket.objects.count(), Message.objects.count()) == (IntakeOutcome.CREATED, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_answers_of_several_people_at_once_are_all_kept() -> None:
    receive(mail(cc="rose@example.org"), source="test")
    answers = [
        mail(f"Answer {number}", message_id=f"<{number}@x>", in_reply_to="<first@example.org>", **{"from": sender})
        for number, sender in enumerate(["meg@example.org", "rose@example.org"] * 3)
    ]
    all_at_once(*[lambda raw=raw: receive(raw, source="test") for raw in answers])
    ticket = Ticket.objects.get()
    assert (ticket.message_count, ticket.messages.count()) == (7, 7)


@pytest.mark.django_db(transaction=True)
def test_an_intake_within_a_failing_transaction_of_its_caller_leaves_nothing() -> None:
    with transaction.atomic():
        receive(mail(), source="test")
        transaction.set_rollback(True)
    assert not RawMail.objects.exists()
