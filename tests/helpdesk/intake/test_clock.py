"""A wall clock that is set back by hours while everything runs."""

import datetime as dt
from pathlib import Path

import pytest
import time_machine
from celery import Celery
from celery.beat import ScheduleEntry
from django.core import mail as outbox
from django.utils import timezone

from helpdesk.events import clock
from helpdesk.events.beat import Scheduler
from helpdesk.events.models import Delivery
from helpdesk.events.tasks import sweep
from helpdesk.intake.models import ImapAccount, RawMail
from helpdesk.intake.tasks import take_in_received
from helpdesk.outgoing.models import Breaker, Mailbox, OutgoingMail
from helpdesk.outgoing.sending.send import send_due
from helpdesk.outgoing.services import queue_mail
from helpdesk.outgoing.tasks import send_due_mail
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Message
from helpdesk.tickets.services import reply
from tests import factories
from tests.helpdesk.conftest import mail

THEN = dt.datetime(2026, 11, 20, 15, 0, tzinfo=dt.UTC)
BACK = dt.timedelta(hours=3)


class Beat(Scheduler):
    """Writes down which jobs it rings for."""

    def __init__(self, app: Celery, schedule_filename: Path) -> None:
        self.rung: list[str] = []
        super().__init__(app, schedule_filename=str(schedule_filename))

    def apply_entry(self, entry: ScheduleEntry, producer: object = None) -> None:
        self.rung.append(str(entry.task))


@pytest.fixture
def beat(tmp_path: Path) -> Beat:
    """With a job every three seconds and one every hour."""
    app = Celery(broker="memory://", set_as_current=False)
    app.conf.result_expires = None  # else Celery adds a job of its own
    app.conf.beat_schedule = {
        "often": {"task": "often", "schedule": 3.0},
        "seldom": {"task": "seldom", "schedule": 3600.0},
    }
    return Beat(app, tmp_path / "beat")


def ticks(beat: Beat) -> list[str]:
    """Which jobs beat rings for until it would sleep."""
    beat.rung = []
    while beat.tick() <= 0 and len(beat.rung) < 20:
        pass
    return beat.rung


def test_beat_takes_a_last_run_that_lies_ahead_for_due(beat: Beat) -> None:
    with time_machine.travel(THEN, tick=False) as now:
        ticks(beat)
        now.shift(dt.timedelta(seconds=4))
        assert ticks(beat) == ["often"]
        now.shift(-BACK)
        assert sorted(ticks(beat)) == ["often", "seldom"]
        now.shift(dt.timedelta(seconds=4))
        assert ticks(beat) == ["often"]


def test_so_does_a_beat_that_was_started_again(beat: Beat, tmp_path: Path) -> None:
    with time_machine.travel(THEN, tick=False) as now:
        ticks(beat)
        beat.close()
        now.shift(-BACK)
        again = Beat(beat.app, tmp_path / "beat")
        assert sorted(ticks(again)) == ["often", "seldom"]


@pytest.mark.django_db
@pytest.mark.parametrize("back", [dt.timedelta(hours=3), dt.timedelta(minutes=2)])
def test_mail_that_is_dated_ahead_does_not_wait(back: dt.timedelta) -> None:
    with time_machine.travel(THEN, tick=False) as now:
        clock.check_clock()
        queue_mail(to=["meg@example.org"], subject="x", text="x")
        half_a_minute = THEN + dt.timedelta(seconds=30)
        Breaker.objects.create(channel="email", since=THEN, next_try_at=half_a_minute, met_by=0)
        now.shift(-back)
        send_due_mail()
        assert not outbox.outbox  # the breaker stays open for as long as it would have
        now.shift(dt.timedelta(seconds=31))
        send_due_mail()
        assert len(outbox.outbox) == 1


@pytest.mark.django_db
def test_an_undo_goes_on_for_as_many_seconds_as_it_had(alice: User) -> None:
    with time_machine.travel(THEN, tick=False) as now:
        clock.check_clock()
        ticket = factories.ticket()
        message = reply(ticket=ticket, body_text="x", actor=Actor.of(alice), author=alice, undo_seconds=10)
        sweep()
        now.shift(-BACK)
        sweep()
        message.refresh_from_db()
        undo = message.send_after
        assert undo == OutgoingMail.objects.get().send_after == timezone.now() + dt.timedelta(seconds=10)


@pytest.mark.django_db
def test_a_reply_for_monday_leaves_on_monday(alice: User) -> None:
    with time_machine.travel(THEN, tick=False) as now:
        clock.check_clock()
        monday = THEN + dt.timedelta(days=3)
        reply(ticket=factories.ticket(), body_text="x", actor=Actor.of(alice), author=alice, send_at=monday)
        now.shift(-BACK)
        clock.check_clock()
        assert Message.objects.get(direction="out").send_after == monday


@pytest.mark.django_db
def test_events_visits_and_unread_mail_do_not_wait_either() -> None:
    with time_machine.travel(THEN, tick=False) as now:
        clock.check_clock()
        factories.ticket()
        box = Mailbox.objects.create(address="help@harborpine.example", door="imap")
        account = ImapAccount.objects.create(mailbox=box, host="x", username="x", next_poll_at=THEN)
        raw = mail()
        RawMail.objects.create(content=RawMail.pack(raw), size=len(raw), sha256="", source="test", received_at=THEN)
        now.shift(-BACK)
        sweep()
        take_in_received()
        account.refresh_from_db()
        assert account.next_poll_at == timezone.now()
        assert not Delivery.objects.filter(state=Delivery.State.PENDING, next_attempt_at__gt=timezone.now()).exists()
        assert RawMail.objects.get().outcome == "created"


@pytest.mark.django_db
def test_a_clock_that_is_set_ahead_moves_nothing() -> None:
    with time_machine.travel(THEN, tick=False) as now:
        clock.check_clock()
        queue_mail(to=["meg@example.org"], subject="x", text="x", send_after=THEN + dt.timedelta(hours=2))
        now.shift(dt.timedelta(hours=1))
        assert clock.check_clock() == dt.timedelta(0)
        assert OutgoingMail.objects.get().next_attempt_at == THEN + dt.timedelta(hours=2)
        assert send_due() == 0
