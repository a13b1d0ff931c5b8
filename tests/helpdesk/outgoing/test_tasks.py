"""What the clock sends, and who looks for it."""

import datetime as dt

import pytest
from celery import current_app
from celery.signals import before_task_publish
from django.utils import timezone

from helpdesk.outgoing.health.checks import SENDER, mail_is_looked_for, mail_is_moving
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.outgoing.services import queue_mail
from helpdesk.outgoing.tasks import send_due_mail
from helpdesk.people.models import User
from helpdesk.settings.schedule import DEFAULT_QUEUE, MAIL_QUEUE
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.services import reply
from helpdesk.web.workers import pulse
from tests import factories

pytestmark = pytest.mark.django_db


def test_mail_that_nobody_sends_is_reported() -> None:
    assert mail_is_moving() is None
    queue_mail(to=["meg@example.org"], subject="Hello", text="Hello")
    OutgoingMail.objects.update(next_attempt_at=timezone.now() - dt.timedelta(hours=1))
    assert mail_is_moving() == "1 mails were not tried"


def test_due_mail_leaves() -> None:
    queue_mail(to=["meg@example.org"], subject="Hello", text="Hello")
    send_due_mail()
    assert OutgoingMail.objects.get().state == "sent"


def test_mail_has_a_queue_of_its_own_which_every_other_job_stays_out_of() -> None:
    routed = {name: current_app.amqp.router.route({}, name)["queue"].name for name in current_app.tasks}
    assert {name for name, queue in routed.items() if queue == MAIL_QUEUE} == {"outgoing.send_due_mail"}
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
    assert rung == [MAIL_QUEUE, DEFAULT_QUEUE]  # on the other one rules hear that we wrote


def test_no_worker_for_mail_is_told() -> None:
    assert mail_is_looked_for() == "no worker has looked for due mail yet"
    pulse.record_sign_of_life(SENDER)
    assert mail_is_looked_for() is None
