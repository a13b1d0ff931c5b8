"""Whoever works on one ticket at the same moment waits and succeeds: there is one order of locks, and none of a row
that others merely refer to."""

import ast
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from helpdesk.intake.taking.take_in import receive
from helpdesk.outgoing.models import OutgoingMail, OutgoingState, Recipient, RecipientState
from helpdesk.outgoing.services.record_bounce import record_bounce
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.errors import TooLate
from helpdesk.tickets.models import DeliveryState, Message, Ticket
from helpdesk.tickets.services import reply, update_ticket, withdraw_reply
from surveys.models import Invitation, InvitationState, Programme
from surveys.services import plan_invitation, send_next_invitation
from tests import factories
from tests.helpdesk.conftest import mail

Work = Callable[[], object]
ROOT = Path(__file__).resolve().parents[2]


def at_once(*works: tuple[Work, str]) -> list[Exception]:
    """Runs each in a thread; each waits for the others after a statement with its word. Returns their errors."""
    met, errors = threading.Barrier(len(works)), list[Exception]()

    def run(work: Work, word: str) -> None:
        def pause(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
            done = execute(sql, *rest)
            if word in sql and word not in passed:
                passed.append(word)
                with suppress(threading.BrokenBarrierError):  # the other one waits for a lock of ours
                    met.wait(timeout=3)
            return done

        passed: list[str] = []
        try:
            with connection.execute_wrapper(pause):
                work()
        except Exception as error:  # noqa: BLE001 - told to the test
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=one) for one in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


LOCKS_TICKET = 'FROM "tickets_ticket" WHERE'
LOCKS_CUSTOMER = 'FROM "people_customer" WHERE'


@pytest.fixture
def asked(transactional_db: None, alice: User) -> Ticket:
    """A solved request of Meg's, whose survey is due."""
    Programme.objects.update_or_create(kind="nps", defaults={"is_active": True, "delay_minutes": 0})
    ticket = factories.ticket(
        requester=factories.customer(email="meg@example.org"), message={"internet_message_id": "<first@example.org>"}
    )
    update_ticket(ticket=ticket, actor=Actor.of(alice), status="resolved")
    plan_invitation(ticket=ticket)
    return ticket


def test_a_customers_answer_and_the_survey(asked: Ticket) -> None:
    answer = mail("It broke again", message_id="<2@x>", in_reply_to="<first@example.org>")
    errors = at_once((lambda: receive(answer, source="test"), LOCKS_TICKET), (send_next_invitation, LOCKS_CUSTOMER))
    assert (errors, Message.objects.filter(ticket=asked).count()) == ([], 2)
    assert Invitation.objects.get().state in (InvitationState.SENT, InvitationState.SKIPPED)


def test_an_agents_reply_and_the_survey(asked: Ticket, alice: User) -> None:
    def answer() -> None:
        reply(ticket=asked, body_text="One more thing.", actor=Actor.of(alice), author=alice, status="")

    errors = at_once((answer, LOCKS_TICKET), (send_next_invitation, LOCKS_CUSTOMER))
    assert (errors, Invitation.objects.get().state) == ([], InvitationState.SENT)


def test_a_bounce_and_the_one_who_wants_the_reply_back(transactional_db: None, alice: User) -> None:
    ticket = factories.ticket(requester=factories.customer(email="meg@example.org"))
    message = reply(ticket=ticket, body_text="Here.", actor=Actor.of(alice), author=alice)
    sent = sent_mail(message)
    errors = at_once(
        (lambda: withdraw_reply(message=message, actor=Actor.of(alice)), LOCKS_TICKET),
        (
            lambda: record_bounce(mail=sent, address="meg@example.org", reason="550 no such user", permanent=True),
            'UPDATE "tickets_message"',
        ),
    )
    assert [type(error) for error in errors] == [TooLate]
    message.refresh_from_db()
    assert message.delivery == DeliveryState.FAILED


def sent_mail(message: Message) -> OutgoingMail:
    Message.objects.filter(pk=message.pk).update(delivery=DeliveryState.SENT)
    due = message.created_at
    made = OutgoingMail.objects.create(
        internet_message_id="<ours@x>",
        kind="reply",
        ticket=message.ticket,
        message=message,
        mail_from="a@b.example",
        recipient="meg@example.org",
        to=["meg@example.org"],
        subject="Re",
        text="x",
        send_after=due,
        next_attempt_at=due,
        state=OutgoingState.SENT,
    )
    Recipient.objects.create(mail=made, address="meg@example.org", role="to", state=RecipientState.SENT)
    return made


def locking_calls() -> Iterator[tuple[str, ast.Call]]:
    for room in ("helpdesk", "surveys", "complaints", "knowledgebase"):
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "select_for_update":
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def test_no_lock_keeps_others_from_referring_to_a_row() -> None:
    """FOR UPDATE also stops rows that only point at the locked one: two people's rows then wait for each other."""
    calls = list(locking_calls())
    wrong = [where for where, call in calls if not any(word.arg == "no_key" for word in call.keywords)]
    assert (wrong, len(calls) > 30) == ([], True)
