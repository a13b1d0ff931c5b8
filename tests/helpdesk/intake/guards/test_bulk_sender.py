"""One address can fill neither the inbox nor the night: above a limit its mail waits where it is seen."""

import datetime as dt

import pytest
from django.utils import timezone
from pytest_django import Settings

from helpdesk.intake.matching.on_file import KNOWN_TIMES
from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.services.quarantine import release
from helpdesk.people.models import User
from tests.helpdesk.conftest import Deliver

LIMIT = 3


@pytest.fixture(autouse=True)
def _few(settings: Settings) -> None:
    settings.MAIL_PER_SENDER_PER_HOUR = LIMIT


def flood(deliver: Deliver, count: int, **headers: str) -> list[RawMail]:
    start = RawMail.objects.count()
    return [deliver(f"Number {n}", message_id=f"<{n}@x>", **headers) for n in range(start, start + count)]


def test_what_is_above_the_limit_waits_with_its_reason_and_can_be_let_in(deliver: Deliver, bob: User) -> None:
    rows = flood(deliver, LIMIT + 2)
    assert [row.outcome for row in rows] == [IntakeOutcome.CREATED] * LIMIT + [IntakeOutcome.QUARANTINED] * 2
    assert (rows[-1].guard, rows[-1].decisions[-1]["saw"]) == ("bulk_sender", "From: meg@example.org")
    assert release(rows[-1], by=bob).row.outcome == IntakeOutcome.CREATED


def test_others_are_not_held_up(deliver: Deliver) -> None:
    flood(deliver, LIMIT + 1)
    assert deliver(**{"from": "rose@example.org"}).outcome == IntakeOutcome.CREATED


def test_an_hour_later_the_sender_is_heard_again(deliver: Deliver) -> None:
    flood(deliver, LIMIT + 1)
    RawMail.objects.update(received_at=timezone.now() - dt.timedelta(minutes=61))
    assert flood(deliver, 1)[0].outcome == IntakeOutcome.CREATED


def test_a_conversation_goes_on_for_several_times_as_long(deliver: Deliver) -> None:
    deliver()
    rows = flood(deliver, LIMIT * KNOWN_TIMES, in_reply_to="<first@example.org>")
    assert {row.outcome for row in rows[:-1]} == {IntakeOutcome.APPENDED}
    assert rows[-1].outcome == IntakeOutcome.QUARANTINED


def test_colleagues_may_bring_more(deliver: Deliver, alice: User) -> None:
    rows = flood(deliver, LIMIT + 1, **{"from": alice.email})
    assert rows[-1].outcome == IntakeOutcome.CREATED


@pytest.mark.parametrize("known", ["meg@example.org", "example.org"])
def test_senders_of_whom_much_is_expected_are_not_limited(deliver: Deliver, settings: Settings, known: str) -> None:
    settings.MAIL_BUSY_SENDERS = {known}
    assert flood(deliver, LIMIT + 1)[-1].outcome == IntakeOutcome.CREATED


def test_nought_is_no_limit(deliver: Deliver, settings: Settings) -> None:
    settings.MAIL_PER_SENDER_PER_HOUR = 0
    assert flood(deliver, 15)[-1].outcome == IntakeOutcome.CREATED
