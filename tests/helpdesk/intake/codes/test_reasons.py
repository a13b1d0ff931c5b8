"""Why a message went where it went is kept as ids with values; people read sentences, of old rows too."""

import re
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from helpdesk.intake.codes.guard_names import GuardName, guard_of
from helpdesk.intake.codes.reasons import REASONS, IntakeReason
from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.quarantine_words import GUARDS, guard_words, reason_words, row_reason
from helpdesk.intake.views.decisions import decisions_of
from helpdesk.people.models import User
from tests.helpdesk.conftest import Deliver

migration = import_module("helpdesk.intake.migrations.0003_guards_in_ids")
SENTENCE = "Its sender wrote 60 messages within the hour. The rest waits here."


def aside(guard: str, **fields: object) -> RawMail:
    usual = {"content": b"", "size": 1, "sha256": "", "source": "pipe", "received_at": "2026-04-25T12:00Z"}
    return RawMail.objects.create(outcome=IntakeOutcome.QUARANTINED, guard=guard, **{**usual, **fields})


@pytest.mark.django_db
def test_a_row_and_its_decisions_keep_ids_and_values(deliver: Deliver, settings: object) -> None:
    settings.MAIL_PER_SENDER_PER_HOUR = 1  # type: ignore[attr-defined]
    deliver()
    row = RawMail.objects.get(pk=deliver(message_id="<2@x>", subject="Another").pk)
    assert (row.guard, row.reason, row.reason_values) == ("bulk_sender", "bulk_sender", {"limit": 1})
    told = row.decisions[-1]
    assert (told["guard"], told["reason"], told["values"]) == (row.guard, row.reason, row.reason_values)
    assert row_reason(row) == decisions_of(row)[-1].reason == SENTENCE.replace("60", "1")


@pytest.mark.django_db
def test_what_the_release_before_wrote_is_read_as_it_is(client: Client, alice: User) -> None:
    entry = {"guard": "bulk sender", "decision": "quarantined", "reason": SENTENCE, "saw": ""}
    row = RawMail.objects.get(pk=aside("bulk sender", reason=SENTENCE, decisions=[entry], subject="Sixty-first").pk)
    [told] = decisions_of(row)
    assert (row.guard, row_reason(row), told.who, told.reason) == (
        GuardName.BULK_SENDER,
        SENTENCE,
        "Too many from one sender",
        SENTENCE,
    )
    client.force_login(alice)
    for word in ("bulk sender", "bulk_sender"):
        assert "Sixty-first" in client.get("/desk/quarantine/", {"guard": word}).content.decode()


@pytest.mark.django_db
def test_guards_of_old_rows_are_rewritten_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migration, "BATCH", 1)
    for guard in ("left behind", "size", "participant's program"):
        aside(guard)
    with connection.schema_editor() as editor:
        migration.rewrite(apps, editor)
    stored = RawMail.objects.order_by("pk").values_list("guard", flat=True)
    assert list(stored) == ["left_behind", "size", "participants_program"]


@pytest.mark.parametrize("reason", IntakeReason)
def test_every_reason_has_a_sentence(reason: IntakeReason) -> None:
    values = dict.fromkeys(re.findall(r"%\((\w+)\)s", REASONS[reason]), "100 %")
    assert len(reason) <= 40
    assert reason_words(reason, values) == REASONS[reason] % values
    assert reason_words(reason, {}) in (REASONS[reason], reason.value)


def test_every_guard_has_words_and_each_old_name_means_one() -> None:
    assert set(GUARDS) == set(GuardName)
    assert {guard_of(words) for words in migration.GUARDS} == set(migration.GUARDS.values()) <= set(GuardName)
    assert guard_words("own address") == guard_words("own_address") == "From our own address"
