"""A message above the limit waits whole; only its head was read."""

import pytest
from pytest_django import Settings

from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.quarantine_words import row_reason
from helpdesk.intake.services.quarantine import release
from helpdesk.intake.taking.take_in import receive
from helpdesk.people.models import User
from helpdesk.tickets.models import Message
from tests.helpdesk.conftest import mail

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _small(settings: Settings) -> None:
    settings.MAIL_MAX_BYTES = 1024 * 1024


def large(words: str = "x", **headers: str) -> bytes:
    return mail(words * (2 * 1024 * 1024 // len(words)), **headers)


def test_it_is_set_aside_with_its_head_and_all_of_its_bytes() -> None:
    raw = large()
    row = receive(raw, source="test")
    assert (row.outcome, row.guard) == (IntakeOutcome.QUARANTINED, "size")
    assert "1 MB" in row_reason(row)
    assert row.decisions[0]["saw"] == f"{len(raw):,} bytes"
    assert (row.sender, row.subject) == ("meg@example.org", "Kettle lid cracked")
    assert RawMail.objects.get().read() == raw


def test_a_person_can_let_it_in(bob: User) -> None:
    assert release(receive(large(), source="test"), by=bob).row.outcome == IntakeOutcome.CREATED
    assert Message.objects.get().body_text.startswith("xxx")


def test_two_different_ones_with_the_same_head_are_both_kept() -> None:
    for words in "xy":
        receive(large(words, message_id="<same@x>"), source="test")
    assert list(RawMail.objects.values_list("outcome", flat=True)) == [IntakeOutcome.QUARANTINED] * 2
    assert receive(large("y", message_id="<same@x>"), source="test").outcome == IntakeOutcome.IGNORED


def test_at_the_limit_it_is_read() -> None:
    raw = mail("x")
    assert receive(raw + b"y" * (1024 * 1024 - len(raw)), source="test").outcome == IntakeOutcome.CREATED
