"""What the clock finds again when a process died or a bell did not ring."""

import datetime as dt

import pytest
from django.utils import timezone

from helpdesk.channels import tasks
from helpdesk.channels.checks import mail_is_moving
from helpdesk.channels.models import Outcome, OutgoingMail, RawMail
from helpdesk.channels.services import queue_mail
from helpdesk.tickets.models import Ticket
from helpdesk.web.throttle import allow
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
