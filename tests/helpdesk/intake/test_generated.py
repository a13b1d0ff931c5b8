"""Messages made at random, through the whole intake into the database."""

import hashlib
import re
from collections import Counter

import pytest

from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.taking.take_in import receive
from helpdesk.tickets.models import Attachment, Message
from tests.helpdesk.mime.generated import FIRST_UNTRIED, FUZZ, Made
from tests.helpdesk.mime.generated.damage import damaged
from tests.helpdesk.mime.generated.trees import make
from tests.running.dose import dose

pytestmark = [pytest.mark.django_db, pytest.mark.heavy]
BLOCK = 50
STARTS = [*range(0, dose(50, 150), BLOCK), *range(FIRST_UNTRIED, FIRST_UNTRIED + FUZZ, BLOCK)]
SETTLED = {IntakeOutcome.CREATED, IntakeOutcome.APPENDED, IntakeOutcome.IGNORED, IntakeOutcome.QUARANTINED}
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def take_in(made: Made) -> RawMail:
    return receive(b"To: help@harborpine.example\n" + made.raw, source="test")


@pytest.mark.parametrize("start", STARTS)
def test_every_whole_message_is_a_ticket_with_its_words_and_files(start: int) -> None:
    for seed in range(start, start + BLOCK):
        made = make(seed)
        row = take_in(made)
        assert row.outcome == IntakeOutcome.CREATED, (seed, row.reason)
        assert row.message_id is not None
        message = Message.objects.get(pk=row.message_id)
        assert [w for w in made.words if w not in message.body_text and w not in message.body_html] == [], seed
        stored = Counter(Attachment.objects.filter(message=message).values_list("sha256", flat=True))
        assert stored == Counter(hashlib.sha256(data).hexdigest() for data in made.files), seed


@pytest.mark.parametrize("start", STARTS)
def test_every_delivery_is_accounted_for(start: int) -> None:
    delivered = [damaged(seed) for seed in range(start, start + BLOCK)]
    rows = [take_in(made) for made in [*delivered, *delivered[:10]]]
    assert {row.outcome for row in rows} <= SETTLED
    assert RawMail.objects.count() == len(rows)
    assert all(row.reason for row in rows if row.outcome in (IntakeOutcome.IGNORED, IntakeOutcome.QUARANTINED))
    assert {row.outcome for row in rows[BLOCK:]} == {IntakeOutcome.IGNORED}


@pytest.mark.parametrize("start", STARTS[:1])
def test_nothing_unstorable_is_stored(start: int) -> None:
    for seed in range(start, start + BLOCK):
        take_in(damaged(seed))
    for row in RawMail.objects.defer("content"):
        assert not re.search(r"[\r\n\x00]", row.subject + row.sender)
    for message in Message.objects.all():
        assert not re.search(r"[\r\n\x00]", message.subject + message.from_name + message.from_email)
        assert not UNSTORABLE.search(message.body_text + message.body_html + message.reply_text)
