"""A mail server that said "later" or nothing answers again: all that waited has left two minutes afterwards."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone
from pytest_django import Settings

from helpdesk.events import clock
from helpdesk.outgoing.models import Breaker, OutgoingMail, OutgoingState
from helpdesk.outgoing.sending.retries import back_off
from helpdesk.outgoing.services import queue_mail
from helpdesk.outgoing.tasks import send_due_mail
from tests.running.post_office import DROP, PostOffice

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
TWO_MINUTES, OUTAGE, AN_HOUR = dt.timedelta(minutes=2), dt.timedelta(minutes=20), dt.timedelta(hours=1)
TROUBLE = [
    ("RCPT", "421 4.3.2 closing", dt.timedelta(0)),
    ("RCPT", "450 later", -AN_HOUR),
    ("RCPT", "451 4.3.0 later", AN_HOUR),
    ("RCPT", "452 4.3.1 no room", -AN_HOUR),
    ("RCPT", "450 4.2.0 greylisted, come back in five minutes", dt.timedelta(0)),
    ("DATA", "451 4.3.0 later", -AN_HOUR),
    ("MAIL", "451 4.3.0 later", dt.timedelta(0)),
    ("DATA", DROP, -AN_HOUR),
]


def go_on(now: time_machine.Traveller, lasts: dt.timedelta, step: dt.timedelta) -> None:
    """Time passes, and beat rings once in a step of it, far more rarely than it does."""
    end = timezone.now() + lasts
    while timezone.now() < end:
        send_due_mail()
        now.shift(step)
    send_due_mail()


def queue_some() -> None:
    for name in ("a@one.example", "b@one.example", "c@two.example", "d@three.example"):
        queue_mail(to=[name], subject="Hello", text="Hello")


def left() -> int:
    return OutgoingMail.objects.filter(state=OutgoingState.SENT).count()


@pytest.mark.parametrize(("at", "words", "jump"), TROUBLE)
def test_all_leaves_within_two_minutes(office: PostOffice, at: str, words: str, jump: dt.timedelta) -> None:
    office.answer(words, at=at)
    with time_machine.travel(NOON, tick=False) as now:
        clock.check_clock()
        queue_some()
        go_on(now, OUTAGE, OUTAGE / 4)
        assert left() == 0
        office.answer("", at=at)
        now.shift(jump)
        go_on(now, TWO_MINUTES, TWO_MINUTES / 4)
        assert (left(), Breaker.objects.count()) == (4, 0)


@pytest.mark.parametrize("jump", [dt.timedelta(0), -AN_HOUR])
def test_so_does_what_a_server_did_not_even_greet(office: PostOffice, settings: Settings, jump: dt.timedelta) -> None:
    here, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    with time_machine.travel(NOON, tick=False) as now:
        clock.check_clock()
        queue_some()
        go_on(now, OUTAGE, OUTAGE / 4)
        settings.EMAIL_PORT = here
        now.shift(jump)
        go_on(now, TWO_MINUTES, TWO_MINUTES / 4)
        assert (left(), Breaker.objects.count()) == (4, 0)


def test_a_thousand_that_were_told_to_wait_do_not_ask_all_the_time() -> None:
    for attempts, others, longest in [(1, 3, 60), (2, 3, 75), (9, 3, 75), (12, 1_000, 1_000)]:
        assert 0.8 * longest <= back_off(attempts, others).total_seconds() <= longest


def test_one_that_is_served_wakes_those_who_were_told_the_same(office: PostOffice) -> None:
    office.answer("452 4.2.2 full", to="full@one.example")
    office.answer("450 4.2.0 greylisted", to="@two.example")
    with time_machine.travel(NOON, tick=False) as now:
        for name in ("full@one.example", "a@two.example", "b@two.example"):
            queue_mail(to=[name], subject="Hello", text="Hello")
        send_due_mail()
        office.answer("", to="@two.example")
        OutgoingMail.objects.filter(recipient__in=["b@two.example", "full@one.example"]).update(
            next_attempt_at=NOON + AN_HOUR
        )
        now.shift(dt.timedelta(minutes=1))
        send_due_mail()
    assert set(OutgoingMail.objects.filter(state=OutgoingState.SENT).values_list("recipient", flat=True)) == {
        "a@two.example",
        "b@two.example",
    }
