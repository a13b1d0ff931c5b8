"""Our mail server takes nothing: all mail waits, one at a time finds out when it is back, and then all leaves."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from helpdesk.events.deliver import drain
from helpdesk.mime.bounces.cause import FailureCause
from helpdesk.outgoing.models import Breaker, OutgoingMail, OutgoingState, Recipient, RecipientState
from helpdesk.outgoing.sending import breakers
from helpdesk.outgoing.sending.send import send_due
from helpdesk.outgoing.services import queue_mail
from helpdesk.outgoing.services.try_relay import try_relay
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import DeliveryState
from helpdesk.tickets.services import reply
from helpdesk.tickets.setbacks import why_not_delivered
from tests import factories
from tests.running.post_office import DROP, PostOffice

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)
BUSY = "451 4.3.2 come back later"
AWAY = ("a@one.example", "b@two.example", "c@three.example")


def queue(*addresses: str) -> None:
    for address in addresses:
        queue_mail(to=[address], subject="Hello", text="Hello")


def sent() -> set[str]:
    return set(Recipient.objects.filter(state=RecipientState.SENT).values_list("address", flat=True))


def opened(until: dt.datetime, **fields: object) -> Breaker:
    return Breaker.objects.create(channel="email", since=timezone.now(), next_try_at=until, met_by=0, **fields)


def test_a_server_that_speaks_of_itself_twice_is_left_alone(office: PostOffice) -> None:
    office.answer(BUSY)
    queue(*AWAY)
    send_due()
    assert office.asked == ["a@one.example", "b@two.example"]
    breaker = Breaker.objects.get()
    assert (breaker.is_open, breaker.cause, breaker.answer) == (True, FailureCause.RELAY_CLOSED, BUSY)


@pytest.mark.parametrize("answer", [BUSY, "450 4.7.1 not you", "550 4.3.0 odd"])
def test_one_mail_that_it_cannot_stomach_holds_up_nobody(office: PostOffice, answer: str) -> None:
    office.answer(answer, to="@two.example")
    queue(*AWAY)
    send_due()
    assert (sent(), Breaker.objects.exists()) == ({"a@one.example", "c@three.example"}, False)


def test_who_is_told_later_beside_others_who_are_served_says_nothing_of_the_server(office: PostOffice) -> None:
    office.answer("451 4.7.1 later", to="@busy.example")
    for number in range(3):
        queue_mail(to=[f"meg{number}@example.org"], cc=["a@busy.example"], subject="Hello", text="Hello")
    send_due()
    assert (len(sent()), Breaker.objects.exists()) == (3, False)


def test_a_breaker_stays_open_longer_each_time_until_it_goes_well(office: PostOffice) -> None:
    office.answer(BUSY)
    with time_machine.travel(NOON, tick=False) as clock:
        queue(*AWAY)
        send_due()
        for seconds in (15, 30, 45, 45):
            assert Breaker.objects.get().next_try_at == timezone.now() + dt.timedelta(seconds=seconds)
            clock.shift(dt.timedelta(seconds=seconds))
            send_due()
        assert len(office.asked) == 6  # two that opened it, and one trial each time
        office.answer("")
        clock.shift(MINUTE)
        send_due()
    assert (sent(), Breaker.objects.exists()) == (set(AWAY), False)


def test_nothing_is_sent_before_the_next_try(office: PostOffice) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        opened(NOON + dt.timedelta(seconds=15))
        queue("a@one.example")
        clock.shift(dt.timedelta(seconds=14))
        assert send_due() == 0
    assert office.asked == []


def test_one_mail_tries_while_the_others_wait_for_its_answer() -> None:
    breaker = opened(timezone.now())
    assert breakers.begin_trial(breaker)
    assert not breakers.begin_trial(breaker)


def test_the_trial_is_a_mail_that_was_tried_least(office: PostOffice) -> None:
    """One that the server refuses to speak about is not the trial for ever."""
    queue(*AWAY)
    OutgoingMail.objects.exclude(recipient="c@three.example").update(attempts=3)
    opened(timezone.now())
    send_due(limit=1)
    assert office.asked == ["c@three.example"]


def test_a_sender_that_the_server_refuses_holds_up_no_other_for_long(office: PostOffice) -> None:
    office.answer("550 5.7.1 you may not send as this", at="MAIL", to="sales@harborpine.example")
    with time_machine.travel(NOON, tick=False) as clock:
        queue(*(f"meg{number}@example.org" for number in range(9)))
        OutgoingMail.objects.update(mail_from="sales@harborpine.example")
        queue("a@one.example", "b@two.example")
        send_due()
        assert sent() == {"a@one.example", "b@two.example"}
        queue("c@three.example")
        clock.shift(dt.timedelta(seconds=15))
        send_due()
    assert sent() == set(AWAY)
    assert OutgoingMail.objects.filter(state=OutgoingState.FAILED).count() == 0


def test_a_refusal_of_somebody_shows_that_the_server_is_back(office: PostOffice) -> None:
    office.answer("550 5.1.1 unknown")
    opened(timezone.now())
    queue(*AWAY)
    send_due()
    assert (len(office.asked), Breaker.objects.exists()) == (3, False)


def test_a_full_mailbox_holds_up_nobody_else(office: PostOffice) -> None:
    office.answer("452 4.2.2 mailbox full", to="full@example.org")
    queue("full@example.org", "ana@example.net", "meg@example.org")
    send_due()
    assert (sent(), Breaker.objects.exists()) == ({"ana@example.net", "meg@example.org"}, False)


def test_a_reply_that_waits_for_the_server_says_so_on_its_ticket(office: PostOffice, alice: User) -> None:
    office.answer("421 4.3.2 closing")
    messages = []
    for name in ("meg", "ana"):
        ticket = factories.ticket(requester=factories.customer(email=f"{name}@example.org"))
        messages.append(reply(ticket=ticket, body_text="Hello", actor=Actor.of(alice), author=alice))
    drain()
    send_due()
    assert len(office.asked) == 1
    for message in messages:
        message.refresh_from_db()
        words = "our mail server takes no mail now (421 4.3.2 closing)"
        assert (message.delivery, why_not_delivered(message)) == (DeliveryState.SENDING, words)


def test_a_mail_that_was_told_later_for_days_is_given_up(office: PostOffice) -> None:
    office.answer("452 4.2.2 mailbox full")
    with time_machine.travel(NOON, tick=False) as clock:
        queue("a@one.example")
        for days in (0, 1, 1, 1, 1, 1):
            clock.shift(dt.timedelta(days=days, minutes=2))
            send_due()
    assert (OutgoingMail.objects.get().state, len(office.asked)) == (OutgoingState.FAILED, 5)


def test_while_the_server_is_away_no_mail_is_given_up(office: PostOffice, settings: Settings) -> None:
    settings.EMAIL_PORT = 1
    with time_machine.travel(NOON, tick=False) as clock:
        queue("a@one.example")
        for _ in range(9):
            send_due()
            clock.shift(dt.timedelta(days=1))
    assert OutgoingMail.objects.get().state == OutgoingState.QUEUED


def test_our_own_server_that_is_away_holds_up_everything_briefly(office: PostOffice, settings: Settings) -> None:
    here, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    with time_machine.travel(NOON, tick=False) as clock:
        queue("ana@example.net", "meg@example.org")
        assert send_due() == 1
        assert Breaker.objects.get().next_try_at == NOON + dt.timedelta(seconds=15)
        assert send_due() == 0
        settings.EMAIL_PORT = here
        clock.shift(dt.timedelta(seconds=15))
        assert send_due() == 2
    assert not Breaker.objects.exists()
    assert OutgoingMail.objects.filter(attempts__gt=2).count() == 0


def test_a_server_that_says_nothing_twice_in_a_row_is_left_alone(office: PostOffice) -> None:
    office.answer(DROP, at="DATA")
    queue(*(f"{number}@domain{number}.example" for number in range(5)))
    send_due()
    assert (len(office.asked), Breaker.objects.get().is_open) == (2, True)


def test_a_person_can_try_before_the_time(office: PostOffice) -> None:
    breaker = opened(timezone.now() + 5 * MINUTE)
    queue("a@busy.example", "b@busy.example")
    assert send_due() == 0
    try_relay(breaker)
    assert send_due() == 2
    assert not Breaker.objects.exists()


def test_the_look_for_work_reads_the_first_row_of_an_index() -> None:
    queue("meg@example.org")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
    due = OutgoingMail.objects.filter(channel="email", state=OutgoingState.QUEUED, next_attempt_at__lte=timezone.now())
    plan = due.order_by("next_attempt_at")[:1].explain()
    assert "Index Scan using outgoing_due_of_channel" in plan
    assert "Sort" not in plan
