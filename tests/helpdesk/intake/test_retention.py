"""The bytes of settled messages go after their time; the rows and what waits stay."""

import datetime as dt

import pytest
from django.utils import timezone
from pytest_django import Settings

from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.taking import retention
from helpdesk.intake.taking.retention import remove_old_content
from helpdesk.intake.taking.take_in import receive
from tests.helpdesk.conftest import Deliver, mail

pytestmark = pytest.mark.django_db


def raw_mail(outcome: str, days: int) -> RawMail:
    at = timezone.now() - dt.timedelta(days=days)
    packed = RawMail.pack(b"words")
    return RawMail.objects.create(content=packed, size=5, sha256="", source="test", received_at=at, outcome=outcome)


@pytest.mark.parametrize(
    ("outcome", "days", "is_kept"),
    [
        ("created", 91, False),
        ("created", 89, True),
        ("appended", 91, False),
        ("ignored", 91, False),
        ("discarded", 91, False),
        ("quarantined", 4_000, True),
        ("received", 4_000, True),
    ],
)
def test_only_settled_messages_lose_their_bytes(outcome: str, days: int, is_kept: bool) -> None:
    row = raw_mail(outcome, days)
    assert remove_old_content() == (not is_kept)
    row.refresh_from_db()
    assert (row.read(), row.content_removed_at is None) == ((b"words", True) if is_kept else (b"", False))


def test_a_second_run_finds_nothing_and_batches_come_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "BATCH", 2)
    for _ in range(5):
        raw_mail("created", 100)
    assert [remove_old_content(batches=2), remove_old_content(), remove_old_content()] == [4, 1, 0]


def test_nought_keeps_everything(settings: Settings) -> None:
    settings.RAW_MAIL_DAYS = 0
    raw_mail("created", 4_000)
    assert remove_old_content() == 0


def test_a_message_whose_bytes_are_gone_is_still_known() -> None:
    receive(mail(), source="test")
    RawMail.objects.update(received_at=timezone.now() - dt.timedelta(days=100))
    remove_old_content()
    assert receive(mail(), source="test").outcome == IntakeOutcome.IGNORED


def test_a_repeated_delivery_keeps_no_bytes_at_all(deliver: Deliver) -> None:
    deliver()
    again = deliver(received="from elsewhere")
    assert (bytes(again.content), again.content_removed_at is None) == (b"", False)
