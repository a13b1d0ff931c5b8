"""Whose turn it is: one worker at a time, nothing in piles, less often after failures."""

import datetime as dt
from collections.abc import Iterator

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from helpdesk.intake import tasks
from helpdesk.intake.doors.imap import due, poll
from helpdesk.intake.models import ImapAccount, RawMail
from helpdesk.outgoing.models import Door, Mailbox
from tests.helpdesk.conftest import mail
from tests.running.imap_door import ImapDoor

pytestmark = pytest.mark.django_db


def account(address: str = "help@harborpine.example", **fields: object) -> ImapAccount:
    mailbox = Mailbox.objects.create(address=address, door=Door.IMAP)
    return ImapAccount.objects.create(mailbox=mailbox, host="127.0.0.1", port=1, security="none", **fields)


def test_an_account_is_claimed_once() -> None:
    first = account()
    later = account("later@harborpine.example", next_poll_at=timezone.now() + dt.timedelta(seconds=5))
    assert due.claim_due() == [first.pk]
    assert due.claim_due() == []
    with time_machine.travel(timezone.now() + dt.timedelta(seconds=10)):
        assert due.claim_due() == [later.pk]


def test_a_claim_that_nobody_followed_ends_soon() -> None:
    first = account()
    due.claim_due()
    with time_machine.travel(timezone.now() + dt.timedelta(seconds=121)):
        assert due.claim_due() == [first.pk]


@pytest.mark.parametrize("change", [{"is_active": False}, {"door": Door.HANDED}])
def test_a_mailbox_that_is_off_or_has_another_door_is_not_fetched(change: dict[str, object]) -> None:
    made = account()
    Mailbox.objects.update(**change)
    assert due.claim_due() == []
    assert due.fetch(made.pk) is None
    assert Mailbox.objects.get().last_error == ""


def test_waits_double_up_to_half_an_hour() -> None:
    assert [due.WAITS.after(count).total_seconds() / 60 for count in (1, 2, 3, 5, 6, 60)] == [1, 2, 4, 16, 30, 30]


def test_a_failure_is_over_with_the_next_success(door: ImapDoor) -> None:
    ImapAccount.objects.update(port=1, failures=3)
    assert due.fetch(door.account.pk) is None
    assert door.trouble() == "127.0.0.1 accepts no connection on port 1."
    ImapAccount.objects.update(port=door.dovecot.port)
    door.deliver(mail())
    mailbox = Mailbox.objects.get()
    assert ImapAccount.objects.get().failures == 0
    assert mailbox.last_success_at > mailbox.last_error_at  # type: ignore[operator]


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_visit_one_account(door: ImapDoor) -> None:
    door.dovecot.put(door.person, mail())
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s, %s)", [due.POLLERS, door.account.pk])
            assert due.fetch(door.account.pk) is None
            assert not RawMail.objects.exists()
            cursor.execute("SELECT pg_advisory_unlock_all()")
    finally:
        other.close()
    assert due.fetch(door.account.pk) is not None
    assert RawMail.objects.count() == 1


@pytest.fixture
def _at_once() -> Iterator[None]:
    """Tasks run where they are called."""
    conf = tasks.fetch_mailbox.app.conf
    before, conf.task_always_eager = conf.task_always_eager, True
    yield
    conf.task_always_eager = before


@pytest.mark.usefixtures("_at_once")
def test_the_clock_sends_somebody_to_everyone_whose_turn_it_is(door: ImapDoor) -> None:
    door.dovecot.put(door.person, mail())
    tasks.poll_mailboxes()
    tasks.poll_mailboxes()
    assert RawMail.objects.count() == 1


@pytest.mark.usefixtures("_at_once")
def test_a_long_queue_is_fetched_in_visits_that_follow_each_other(
    door: ImapDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(poll, "MOST_MESSAGES", 1)
    for number in range(3):
        door.dovecot.put(door.person, mail(message_id=f"<{number}@example.org>"))
    tasks.poll_mailboxes()
    assert RawMail.objects.count() == 3
