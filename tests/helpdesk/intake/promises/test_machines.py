"""Machines are stored and never answered; our own mail does not come round again; two desks fall silent."""

import datetime as dt

import pytest
from django.utils import timezone

from helpdesk.intake.guards.loop import MAX_HOPS
from helpdesk.intake.guards.ping_pong import ROUNDS
from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.outgoing.models import MailKind, OutgoingMail
from helpdesk.outgoing.services import queue_mail
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Message, Ticket
from helpdesk.tickets.services import update_ticket
from tests.helpdesk.conftest import Deliver

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("headers", "saw"),
    [
        ({"auto_submitted": "auto-replied (vacation)"}, "Auto-Submitted: auto-replied (vacation)"),
        ({"subject": "Abwesenheitsnotiz: Kessel"}, "Subject: Abwesenheitsnotiz: Kessel"),
        ({"x_autoreply": "yes"}, "X-Autoreply"),
        ({"return_path": "<>"}, "Return-Path: <>"),
    ],
)
def test_an_automatic_mail_is_stored_unanswered_and_the_row_says_what_was_seen(
    deliver: Deliver, headers: dict[str, str], saw: str
) -> None:
    row = deliver(**headers)
    assert (row.outcome, row.guard, Message.objects.get().is_auto_reply) == (IntakeOutcome.CREATED, "", True)
    assert [(item["guard"], item["decision"], item["saw"]) for item in row.decisions] == [
        ("auto_reply", "restricted", saw)
    ]
    assert not OutgoingMail.objects.exists()


def test_an_automatic_answer_wakes_nothing_a_persons_does(deliver: Deliver) -> None:
    ticket = deliver().ticket
    assert ticket is not None
    update_ticket(ticket=ticket, actor=Actor.system(), status="resolved")
    answer = {"in_reply_to": "<first@example.org>"}
    for headers, is_open in (({"auto_submitted": "auto-replied"}, False), ({}, True)):
        deliver("Hello", message_id=f"<{is_open}@x>", **answer, **headers)
        ticket.refresh_from_db()
        assert ticket.is_open == is_open


def test_all_that_we_send_by_ourselves_is_marked(deliver: Deliver) -> None:
    deliver()
    queue_mail(to=["meg@example.org"], subject="x", text="x", kind=MailKind.SURVEY)
    marks = [mail.headers["Auto-Submitted"] for mail in OutgoingMail.objects.order_by("pk")]
    assert marks == ["auto-replied", "auto-generated"]


@pytest.mark.parametrize(
    ("headers", "guard", "outcome"),
    [
        ({"from": "HELP+x@harborpine.example"}, "own_address", IntakeOutcome.QUARANTINED),
        ({"x_loop": "help@harborpine.example"}, "loop", IntakeOutcome.QUARANTINED),
        ({"received": "from x" + "\nReceived: from x" * MAX_HOPS}, "loop", IntakeOutcome.QUARANTINED),
    ],
)
def test_our_own_mail_coming_back_is_no_request(
    deliver: Deliver, headers: dict[str, str], guard: str, outcome: IntakeOutcome
) -> None:
    row = deliver(**headers)
    assert (row.guard, row.outcome, row.decisions[-1]["decision"]) == (guard, outcome, outcome)


def test_our_own_mail_is_known_by_its_id_whoever_sends_it_on(deliver: Deliver) -> None:
    deliver()
    ours = OutgoingMail.objects.get()
    row = deliver(message_id=ours.internet_message_id, **{"from": "list@example.net"})
    assert (row.outcome, row.guard) == (IntakeOutcome.IGNORED, "own_mail")


def test_our_mail_that_came_back_under_another_id_is_known_by_its_mark(deliver: Deliver) -> None:
    deliver()
    ours = OutgoingMail.objects.get()
    row = deliver(
        message_id="<rewritten@gateway.example>", x_loop=ours.headers["X-Loop"], **{"from": "x@gateway.example"}
    )
    assert (row.outcome, row.guard) == (IntakeOutcome.QUARANTINED, "loop")


def test_another_desk_that_answers_each_of_our_mails_is_answered_a_few_times_only(deliver: Deliver) -> None:
    """It sends a new request for every mail it gets, unmarked, under a new subject."""
    for number in range(3 * ROUNDS):
        deliver(f"Your request {number} matters", message_id=f"<{number}@desk.example>", subject=f"Case {number}")
    assert (OutgoingMail.objects.count(), Ticket.objects.count()) == (ROUNDS, 3 * ROUNDS)
    row = RawMail.objects.latest("pk")
    assert [item["guard"] for item in row.decisions] == ["ping_pong"]
    last = Message.objects.latest("pk")
    assert (last.is_auto_reply, last.draws_no_answer) == (False, True)  # a person's, and no rule answers it either


def test_the_next_hour_is_a_new_one(deliver: Deliver) -> None:
    for number in range(ROUNDS):
        deliver(f"Number {number}", message_id=f"<{number}@x>")
    an_hour_ago = timezone.now() - dt.timedelta(minutes=61)
    RawMail.objects.update(received_at=an_hour_ago)
    OutgoingMail.objects.update(created_at=an_hour_ago)
    assert deliver("Again", message_id="<again@x>").decisions == []
