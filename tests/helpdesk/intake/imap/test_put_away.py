"""Putting away on servers that know less than others, and messages that a server will not hand over."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from helpdesk.intake.doors.imap import due
from helpdesk.intake.doors.imap.folder import Folder, FolderRefused
from helpdesk.intake.models import AfterFetch, ImapAccount, IntakeOutcome, RawMail
from helpdesk.intake.quarantine_words import row_reason
from helpdesk.intake.taking.take_in import receive
from helpdesk.runner.layout import short_temporary
from helpdesk.tickets.models import Ticket
from tests.helpdesk.conftest import mail
from tests.running.dovecot import DOVECOT, Dovecot
from tests.running.imap_door import ImapDoor

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(DOVECOT is None, reason="no dovecot; script/test finds or installs one"),
]


@pytest.fixture
def plain(request: pytest.FixtureRequest) -> Iterator[Dovecot]:
    """A server that owns up to these capabilities alone."""
    home = Path(tempfile.mkdtemp(prefix="amends-imap-", dir=short_temporary()))
    server = Dovecot(home)
    try:
        server.start(f"imap_capability = {request.param}")
        yield server
    finally:
        server.stop()
        shutil.rmtree(home, ignore_errors=True)


@pytest.mark.parametrize("plain", ["IMAP4rev1 UIDPLUS"], indirect=True)
def test_without_move_a_message_is_copied_and_removed(plain: Dovecot) -> None:
    door = ImapDoor.make(plain, after_fetch=AfterFetch.MOVE, move_to="Done")
    with plain.inbox(door.person) as box:
        box.folder.create("Done")
    door.deliver(mail())
    assert (door.subjects(), door.subjects("Done")) == ([], ["Kettle lid cracked"])


@pytest.mark.parametrize("plain", ["IMAP4rev1"], indirect=True)
def test_without_uidplus_a_message_is_marked_and_nothing_is_expunged(plain: Dovecot) -> None:
    door = ImapDoor.make(plain, after_fetch=AfterFetch.DELETE)
    door.deliver(mail())
    with plain.inbox(door.person) as box:
        assert len(box.uids("DELETED")) == 1
    ImapAccount.objects.update(uid_validity=1)  # read from its beginning again
    assert due.fetch(door.account.pk) is not None
    assert RawMail.objects.count() == 1


def test_what_the_server_will_not_hand_over_is_set_aside_and_holds_up_nothing(
    door: ImapDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = Folder.content

    def content(self: Folder, uid: int) -> bytes | None:
        if uid == 1:
            raise FolderRefused("Message is damaged")
        return original(self, uid)

    monkeypatch.setattr(Folder, "content", content)
    door.dovecot.put(door.person, mail())
    door.deliver(mail("Another", message_id="<second@example.org>"))
    row = RawMail.objects.get(outcome=IntakeOutcome.QUARANTINED)
    assert (
        row_reason(row) == "The mail server does not hand it over: Message is damaged. It is still on the mail server."
    )
    assert (row.subject, Ticket.objects.count()) == ("Kettle lid cracked", 1)
    assert len(door.subjects()) == 2


def test_a_message_left_behind_is_noted_once_even_when_everything_starts_again(
    door: ImapDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def content(self: Folder, uid: int) -> bytes | None:
        raise FolderRefused("no.")

    monkeypatch.setattr(Folder, "content", content)
    door.deliver(mail())
    ImapAccount.objects.update(folder="inbox", uid_validity=None, last_uid=0)
    assert due.fetch(door.account.pk) is not None
    assert RawMail.objects.count() == 1


def test_should_the_whole_message_come_on_another_way_it_is_taken_in(door: ImapDoor, settings: Settings) -> None:
    limit, settings.MAIL_MAX_BYTES = settings.MAIL_MAX_BYTES, 10
    door.deliver(mail())
    settings.MAIL_MAX_BYTES = limit
    receive(mail(), source="pipe")
    assert sorted(RawMail.objects.values_list("outcome", flat=True)) == ["created", "quarantined"]
