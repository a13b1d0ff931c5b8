"""What the clock finds again when a process died or a bell did not ring."""

import datetime as dt

import pytest
from celery import current_app
from celery.signals import before_task_publish
from django.utils import timezone

from helpdesk.channels import tasks
from helpdesk.channels.checks import SENDER, mail_is_looked_for, mail_is_moving
from helpdesk.channels.models import Outcome, OutgoingMail, RawMail
from helpdesk.channels.services import queue_mail
from helpdesk.people.models import User
from helpdesk.settings.schedule import DEFAULT_QUEUE, MAIL_QUEUE
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services import reply
from helpdesk.web import pulse
from helpdesk.web.throttle import allow
from tests import factories
from tests.helpdesk.channels.conftest import mail

pytestmark = pytest.mark.django_db


def left_behind(age: dt.timedelta) -> RawMail:
    raw = mail()
    received_at = timezone.now() - age
    return RawMail.objects.create(content=RawMail.pack(raw), size=1, sha256="", source="test", received_at=received_at)


def test_a_message_left_unread_is_taken_in_once() -> None:
    left_behind(dt.timedelta(minutes=5))
    tasks.take_in_received()
    tasks.take_in_received()
    assert Ticket.objects.count() == 1


def test_a_message_that_is_being_read_is_left_alone() -> None:
    left_behind(dt.timedelta(seconds=5))
    tasks.take_in_received()
    assert not Ticket.objects.exists()


def test_a_message_that_kills_its_reader_is_set_aside_in_the_end() -> None:
    row = left_behind(dt.timedelta(minutes=5))
    for _ in range(10):
        allow("read-mail", str(row.pk), limit=10, seconds=3600)
    tasks.take_in_received()
    assert RawMail.objects.get().outcome == Outcome.QUARANTINED


def test_mail_that_nobody_sends_is_reported() -> None:
    assert mail_is_moving() is None
    queue_mail(to=["meg@example.org"], subject="Hello", text="Hello")
    OutgoingMail.objects.update(next_attempt_at=timezone.now() - dt.timedelta(hours=1))
    assert mail_is_moving() == "1 mails were not tried"


def test_due_mail_leaves() -> None:
    queue_mail(to=["meg@example.org"], subject="Hello", text="Hello")
    tasks.send_due_mail()
    assert OutgoingMail.objects.get().state == "sent"


def test_mail_has_a_queue_of_its_own_which_every_other_job_stays_out_of() -> None:
    routed = {name: current_app.amqp.router.route({}, name)["queue"].name for name in current_app.tasks}
    assert {name for name, queue in routed.items() if queue == MAIL_QUEUE} == {"channels.send_due_mail"}
    assert set(current_app.amqp.queues) == {DEFAULT_QUEUE, MAIL_QUEUE}  # what a worker takes that names none


@pytest.mark.django_db(transaction=True)
def test_a_reply_reaches_the_queue_of_mail_past_all_other_events(alice: User) -> None:
    rung: list[str] = []

    def listen(routing_key: str = "", **_: object) -> None:
        rung.append(routing_key)

    ticket = factories.ticket(assignee=alice)  # one that nobody has would change hands, which is another event
    before_task_publish.connect(listen)
    try:
        reply(ticket=ticket, body_text="Hello", actor=Actor.of(alice), author=alice, status="")
    finally:
        before_task_publish.disconnect(listen)
    assert rung == [MAIL_QUEUE]


def test_no_worker_for_mail_is_told() -> None:
    assert mail_is_looked_for() == "no worker has looked for due mail yet"
    pulse.leave(SENDER)
    assert mail_is_looked_for() is None
