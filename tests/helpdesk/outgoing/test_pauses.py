"""Domains that ask us to wait are left alone while all others are served."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from helpdesk.events.deliver import drain
from helpdesk.outgoing.models import DomainPause, OutgoingMail, OutgoingState, Recipient, RecipientState
from helpdesk.outgoing.sending import pauses
from helpdesk.outgoing.sending.send import send_due
from helpdesk.outgoing.services import queue_mail
from helpdesk.outgoing.services.try_now import try_now
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Delivery
from helpdesk.tickets.services import reply
from helpdesk.tickets.setbacks import told_of
from tests import factories
from tests.running.post_office import DROP, PostOffice

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)
BUSY = "451 4.3.2 come back later"


def queue(*addresses: str) -> None:
    for address in addresses:
        queue_mail(to=[address], subject="Hello", text="Hello")


def sent() -> set[str]:
    return set(Recipient.objects.filter(state=RecipientState.SENT).values_list("address", flat=True))


def test_a_busy_domain_is_asked_once_and_all_others_are_served(office: PostOffice) -> None:
    office.answer(BUSY, to="@busy.example")
    queue("a@busy.example", "b@busy.example", "c@busy.example", "meg@example.org")
    send_due()
    assert office.asked == ["a@busy.example", "meg@example.org"]
    pause = DomainPause.objects.get()
    assert (pause.domain, pause.answer) == ("busy.example", BUSY)


def test_a_pause_doubles_until_it_goes_well(office: PostOffice) -> None:
    office.answer(BUSY, to="@busy.example")
    with time_machine.travel(NOON, tick=False) as clock:
        queue("a@busy.example", "b@busy.example")
        send_due()
        for seconds in (15, 30, 45, 45):
            assert DomainPause.objects.get().until == timezone.now() + dt.timedelta(seconds=seconds)
            clock.shift(dt.timedelta(seconds=seconds))
            send_due()
        assert len(office.asked) == 5
        office.answer("", to="@busy.example")
        clock.shift(dt.timedelta(seconds=45))
        send_due()
    assert not DomainPause.objects.exists()
    assert sent() == {"a@busy.example", "b@busy.example"}


def test_nothing_is_sent_before_the_pause_is_over(office: PostOffice) -> None:
    office.answer(BUSY, to="@busy.example")
    with time_machine.travel(NOON, tick=False) as clock:
        queue("a@busy.example")
        send_due()
        office.answer("", to="@busy.example")
        queue("b@busy.example")
        clock.shift(dt.timedelta(seconds=14))
        assert send_due() == 0
    assert office.asked == ["a@busy.example"]


def test_one_mail_tries_while_the_others_wait_for_its_answer() -> None:
    pause = DomainPause.objects.create(domain="busy.example", since=timezone.now(), until=timezone.now())
    assert pauses.begin_trial(pause)
    assert not pauses.begin_trial(pause)


def test_a_full_mailbox_pauses_nobody_else(office: PostOffice) -> None:
    office.answer("452 4.2.2 mailbox full", to="full@example.org")
    queue("full@example.org", "meg@example.org")
    send_due()
    assert not DomainPause.objects.exists()
    assert sent() == {"meg@example.org"}


def test_the_others_of_one_mail_are_served(office: PostOffice) -> None:
    office.answer(BUSY, to="@busy.example")
    queue_mail(to=["a@busy.example"], cc=["b@busy.example", "meg@example.org"], subject="Hello", text="Hello")
    send_due()
    assert (office.asked, sent()) == (["a@busy.example", "meg@example.org"], {"meg@example.org"})


def test_a_reply_that_waits_for_a_domain_says_so_on_its_ticket(office: PostOffice, alice: User) -> None:
    DomainPause.objects.create(domain="busy.example", since=timezone.now(), until=timezone.now() + 5 * MINUTE)
    ticket = factories.ticket(requester=factories.customer(email="meg@busy.example"))
    message = reply(ticket=ticket, body_text="Hello", actor=Actor.of(alice), author=alice)
    drain()
    send_due()
    message.refresh_from_db()
    assert (message.delivery, told_of(message)) == (Delivery.SENDING, "their mail server takes no mail now")
    assert OutgoingMail.objects.get().next_attempt_at == DomainPause.objects.get().until


def test_a_mail_for_a_domain_that_takes_nothing_for_days_is_given_up(office: PostOffice) -> None:
    office.answer(BUSY, to="@busy.example")
    with time_machine.travel(NOON, tick=False) as clock:
        queue("a@busy.example")
        send_due()
        DomainPause.objects.update(until=NOON + dt.timedelta(days=9))
        clock.shift(dt.timedelta(days=4, minutes=1))
        send_due()
    assert OutgoingMail.objects.get().state == OutgoingState.FAILED
    assert len(office.asked) == 1


def test_our_own_server_that_is_away_pauses_everything_briefly(office: PostOffice, settings: Settings) -> None:
    here, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    with time_machine.travel(NOON, tick=False) as clock:
        queue("ana@example.net", "meg@example.org")
        assert send_due() == 1
        pause = DomainPause.objects.get()
        assert (pause.domain, pause.until) == (pauses.SERVER, NOON + dt.timedelta(seconds=15))
        assert send_due() == 0
        settings.EMAIL_PORT = here
        clock.shift(dt.timedelta(seconds=15))
        assert send_due() == 2
    assert not DomainPause.objects.exists()
    assert OutgoingMail.objects.filter(attempts__gt=2).count() == 0


def test_a_server_that_says_nothing_twice_in_a_row_is_left_alone(office: PostOffice) -> None:
    office.answer(DROP, at="DATA")
    queue(*(f"{number}@domain{number}.example" for number in range(5)))
    send_due()
    assert (len(office.asked), DomainPause.objects.get().domain) == (2, pauses.SERVER)


def test_a_person_can_end_a_pause(office: PostOffice) -> None:
    DomainPause.objects.create(domain="busy.example", since=timezone.now(), until=timezone.now() + 5 * MINUTE)
    queue("a@busy.example", "b@busy.example")
    assert send_due() == 0
    try_now(DomainPause.objects.get())
    assert send_due() == 2
    assert not DomainPause.objects.exists()


def test_the_next_mail_is_found_quickly_behind_many_for_a_paused_domain(office: PostOffice) -> None:
    """Every mail for the paused domain is looked at once, in bulk, and then never again until the pause is over."""
    DomainPause.objects.create(domain="busy.example", since=timezone.now(), until=timezone.now() + 5 * MINUTE)
    queue(*(f"{number}@busy.example" for number in range(30)), "meg@example.org")
    assert send_due() == 1
    due = OutgoingMail.objects.filter(state=OutgoingState.QUEUED, next_attempt_at__lte=timezone.now())
    assert (sent(), due.count()) == ({"meg@example.org"}, 0)


def test_the_look_for_work_reads_the_first_row_of_an_index() -> None:
    queue("meg@example.org")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
    due = OutgoingMail.objects.filter(state=OutgoingState.QUEUED, next_attempt_at__lte=timezone.now())
    plan = due.order_by("next_attempt_at")[:1].explain()
    assert "Index Scan using outgoing_due" in plan
    assert "Sort" not in plan
