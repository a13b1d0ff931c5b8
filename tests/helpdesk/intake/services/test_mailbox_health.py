"""What doors tell about a mailbox."""

import datetime as dt

import pytest
from django.utils import timezone

from helpdesk.intake.codes.faults import Fault
from helpdesk.intake.services.mailbox_health import note_failure, note_success
from helpdesk.outgoing.models import Mailbox

pytestmark = pytest.mark.django_db


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox.objects.create(address="help@harborpine.example")


def test_the_newest_message_counts_whatever_the_order(mailbox: Mailbox) -> None:
    newer, older = timezone.now(), timezone.now() - dt.timedelta(hours=1)
    note_success(mailbox, received_at=newer, lag=dt.timedelta(seconds=90))
    note_success(mailbox, received_at=older)
    mailbox.refresh_from_db()
    assert (mailbox.last_received_at, mailbox.lag_seconds) == (newer, 90)


@pytest.mark.parametrize(("lag", "kept"), [(dt.timedelta(days=-1), 0), (dt.timedelta(days=99_999), 2**31 - 1)])
def test_clocks_that_differ_break_nothing(mailbox: Mailbox, lag: dt.timedelta, kept: int) -> None:
    note_success(mailbox, lag=lag)
    mailbox.refresh_from_db()
    assert mailbox.lag_seconds == kept


def test_an_error_stays_readable_after_a_success(mailbox: Mailbox) -> None:
    note_failure(mailbox, Fault.REFUSED, {"words": "no room left " * 100})
    note_success(mailbox)
    mailbox.refresh_from_db()
    assert (mailbox.fault, len(mailbox.fault_values["words"])) == ("refused", 1000)
    assert mailbox.last_success_at > mailbox.last_error_at  # type: ignore[operator]
    assert mailbox.last_received_at is None


def test_the_configured_address_needs_no_row() -> None:
    note_success(Mailbox(address="support@localhost"), received_at=timezone.now())
    assert not Mailbox.objects.exists()
