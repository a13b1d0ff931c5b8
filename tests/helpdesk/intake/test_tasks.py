"""What the clock finds again when a process died."""

import datetime as dt

import pytest
from django.utils import timezone

from helpdesk.intake import tasks
from helpdesk.intake.health.checks import mail_is_read
from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.tickets.models import Ticket
from helpdesk.web.requests.throttle import allow
from tests.helpdesk.conftest import mail

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
    assert RawMail.objects.get().outcome == IntakeOutcome.QUARANTINED


def test_messages_that_nobody_reads_are_reported() -> None:
    left_behind(dt.timedelta(minutes=5))
    assert mail_is_read() is None
    left_behind(dt.timedelta(hours=1))
    assert mail_is_read() == "1 were not read"
