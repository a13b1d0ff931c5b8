"""The door that a mail server pipes into: 0 only when the message is safe, else 75."""

import io
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from pytest_django import Settings

from helpdesk.intake.models import RawMail
from helpdesk.intake.tasks import take_in_received
from helpdesk.outgoing.models import Mailbox
from helpdesk.tickets.models import Attachment, Message, Ticket
from tests import factories
from tests.helpdesk.conftest import mail

pytestmark = pytest.mark.django_db

WITH_FILE = (
    b"From: meg@example.org\nMessage-ID: <f@x>\nContent-Type: multipart/mixed; boundary=b\n\n"
    b"--b\n\nSee\n--b\nContent-Type: image/png; name=lid.png\n\nx\n--b--\n"
)


def pipe(monkeypatch: pytest.MonkeyPatch, raw: bytes, **options: Any) -> str:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
    out = io.StringIO()
    call_command("receive_mail", stdout=out, stderr=io.StringIO(), **options)
    return out.getvalue()


def test_one_message_gives_one_json_object(monkeypatch: pytest.MonkeyPatch) -> None:
    result = json.loads(pipe(monkeypatch, mail(), json=True))
    assert result == {
        "outcome": "created",
        "ticket": str(Ticket.objects.get().number),
        "message_id": Message.objects.get().pk,
        "reason": "New request.",
    }


def test_the_envelope_finds_the_mailbox_and_shows_that_it_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    Mailbox.objects.create(address="help@harborpine.example", is_default=True)
    returns = Mailbox.objects.create(address="returns@harborpine.example", team=factories.team())
    hidden = mail(to="undisclosed-recipients:;")
    pipe(monkeypatch, hidden, sender="bounce@example.org", recipient=["Returns+x@harborpine.example"])
    row = RawMail.objects.get()
    assert (row.mailbox, row.envelope_from) == (returns, "bounce@example.org")
    assert row.envelope_to == ["returns+x@harborpine.example"]
    returns.refresh_from_db()
    assert (returns.last_received_at, Ticket.objects.get().team) == (row.received_at, returns.team)


def test_an_alias_that_is_no_mailbox_is_taken_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe(monkeypatch, mail(), recipient=["alias@elsewhere.example"])
    assert (RawMail.objects.get().mailbox, Ticket.objects.count()) == (None, 1)


def test_a_folder_is_taken_in_by_name_and_survives_rubbish(tmp_path: Path) -> None:
    (tmp_path / "1.eml").write_bytes(mail())
    (tmp_path / "2.eml").write_bytes(b"\x00\xff rubbish")
    (tmp_path / "3.eml").write_bytes(mail("Another", message_id="<3@x>"))
    (tmp_path / "4.eml").write_bytes(mail())
    out = io.StringIO()
    call_command("receive_mail", maildir=tmp_path, json=True, stdout=out)
    outcomes = [json.loads(line)["outcome"] for line in out.getvalue().splitlines()]
    assert outcomes == ["created", "quarantined", "created", "ignored"]


@pytest.mark.django_db(transaction=True)
def test_a_database_that_refuses_leaves_the_message_with_its_server(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(execute: Any, sql: str, *rest: Any) -> Any:
        if "contact_channels_rawmail" in sql:
            raise OperationalError("the server is shutting down")
        return execute(sql, *rest)

    with connection.execute_wrapper(refuse), pytest.raises(SystemExit) as ended:
        pipe(monkeypatch, mail())
    assert ended.value.code == 75
    assert not RawMail.objects.exists()


def test_a_full_disk_stores_nothing_by_halves_and_is_made_good_later(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "blocked").write_text("")
    settings.MEDIA_ROOT = tmp_path / "blocked"
    with pytest.raises(SystemExit) as ended:
        pipe(monkeypatch, WITH_FILE)
    assert (ended.value.code, Ticket.objects.count(), Message.objects.count()) == (75, 0, 0)
    settings.MEDIA_ROOT = tmp_path / "free"
    assert json.loads(pipe(monkeypatch, WITH_FILE, json=True))["outcome"] == "created"
    RawMail.objects.update(received_at="2026-01-01T00:00Z")
    take_in_received()
    assert (Ticket.objects.count(), Attachment.objects.count()) == (1, 1)
