"""Fetching from a real server: everything once, whatever happens in between."""

import datetime as dt

import pytest
from django.db import OperationalError
from django.utils import timezone
from pytest_django import Settings

from helpdesk.events.deliver import drain
from helpdesk.intake.doors.imap import due, poll, take
from helpdesk.intake.doors.imap.folder import Folder
from helpdesk.intake.models import AfterFetch, ImapAccount, RawMail
from helpdesk.intake.quarantine_words import row_reason
from helpdesk.outgoing.models import Mailbox, OutgoingMail
from helpdesk.tickets.models import Ticket
from tests.helpdesk.conftest import mail
from tests.running.dovecot import Dovecot
from tests.running.imap_door import ImapDoor

pytestmark = pytest.mark.django_db


def letter(number: int, **headers: str | None) -> bytes:
    return mail(f"Letter {number}", subject=f"Letter {number}", message_id=f"<{number}@example.org>", **headers)


def test_a_message_becomes_a_ticket_and_stays_unread_on_the_server(door: ImapDoor) -> None:
    door.deliver(letter(1))
    row = RawMail.objects.get()
    assert (row.outcome, row.source, row.mailbox_id) == ("created", "imap", door.account.mailbox_id)
    assert Ticket.objects.get().subject == "Letter 1"
    assert (door.subjects(), door.unseen()) == (["Letter 1"], 1)


def test_a_second_visit_fetches_nothing(door: ImapDoor) -> None:
    door.deliver(letter(1))
    again = due.fetch(door.account.pk)
    assert again == poll.Visit(taken=0, more=False)
    assert RawMail.objects.count() == 1


def test_bytes_arrive_as_they_were_sent(door: ImapDoor) -> None:
    raw = letter(1) + b"\xff\xfe caf\xe9 \x01\x1b\n.\n..\n"
    door.deliver(raw)
    assert RawMail.objects.get().read() == raw.replace(b"\n", b"\r\n")


def test_messages_come_in_their_order(door: ImapDoor) -> None:
    for number in range(1, 4):
        door.dovecot.put(door.person, letter(number))
    door.deliver(letter(4))
    subjects = list(Ticket.objects.order_by("number").values_list("subject", flat=True))
    assert subjects == [f"Letter {number}" for number in range(1, 5)]


def test_a_visit_is_bounded_and_says_that_there_is_more(door: ImapDoor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(poll, "MOST_MESSAGES", 2)
    for number in range(1, 4):
        door.dovecot.put(door.person, letter(number))
    visits = [due.fetch(door.account.pk) for _ in range(2)]
    assert visits == [poll.Visit(taken=2, more=True), poll.Visit(taken=1, more=False)]
    assert RawMail.objects.count() == 3


def test_moved_after_it_is_stored(dovecot: Dovecot) -> None:
    door = ImapDoor.make(dovecot, after_fetch=AfterFetch.MOVE, move_to="Erledigt & fertig – ä")
    with dovecot.inbox(door.person) as box:
        box.folder.create("Erledigt & fertig – ä")
    door.deliver(letter(1))
    assert door.subjects() == []
    assert door.subjects("Erledigt & fertig – ä") == ["Letter 1"]


def test_deleted_after_it_is_stored_and_only_that_message_is(dovecot: Dovecot) -> None:
    door = ImapDoor.make(dovecot, after_fetch=AfterFetch.DELETE)
    dovecot.put(door.person, letter(1))
    with dovecot.inbox(door.person) as box:
        box.client.uid("STORE", "1", "+FLAGS", r"(\Deleted)")
    door.deliver(letter(2))
    assert door.subjects() == ["Letter 1"]
    assert Ticket.objects.get().subject == "Letter 2"


def test_a_folder_that_is_not_there_keeps_the_message_and_says_so(dovecot: Dovecot) -> None:
    door = ImapDoor.make(dovecot, after_fetch=AfterFetch.MOVE, move_to="Nowhere")
    door.deliver(letter(1))
    assert door.subjects() == ["Letter 1"]
    assert door.trouble().startswith("Mail is taken in, but could not be put away on the server: Mailbox doesn't exist")
    door.deliver(letter(2))
    assert Ticket.objects.count() == 2


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("after_fetch", [AfterFetch.LEAVE, AfterFetch.MOVE, AfterFetch.DELETE])
def test_killed_between_storing_and_remembering(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch, after_fetch: AfterFetch
) -> None:
    door = ImapDoor.make(dovecot, after_fetch=after_fetch, move_to="Done")
    with dovecot.inbox(door.person) as box:
        box.folder.create("Done")
    dovecot.put(door.person, letter(1))

    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(take.Taker, "_put_away", killed)
        with pytest.raises(Killed):
            due.fetch(door.account.pk)
    assert ImapAccount.objects.get().last_uid == 0
    with monkeypatch.context() as patch:
        patch.setattr(Folder, "content", killed)  # its bytes need not come again
        due.fetch(door.account.pk)
    assert (Ticket.objects.count(), RawMail.objects.count(), ImapAccount.objects.get().last_uid) == (1, 1, 1)
    assert (door.subjects(), door.subjects("Done")) == {
        AfterFetch.LEAVE: (["Letter 1"], []),
        AfterFetch.MOVE: ([], ["Letter 1"]),
        AfterFetch.DELETE: ([], []),
    }[after_fetch]


def test_what_cannot_be_stored_stays_and_stops_the_visit(door: ImapDoor, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OperationalError("no space left on device")

    for number in (1, 2):
        door.dovecot.put(door.person, letter(number))
    with monkeypatch.context() as patch:
        patch.setattr(RawMail, "pack", staticmethod(full))
        assert due.fetch(door.account.pk) is None
    assert ImapAccount.objects.get().last_uid == 0
    assert door.trouble().startswith("Mail could not be stored here")
    door.deliver(letter(3))
    assert Ticket.objects.count() == 3


def test_another_uidvalidity_starts_again_and_doubles_nothing(door: ImapDoor) -> None:
    door.deliver(letter(1))
    ImapAccount.objects.update(uid_validity=7, last_uid=4_000_000)
    door.deliver(letter(2))
    assert Ticket.objects.count() == 2
    account = ImapAccount.objects.get()
    assert (account.last_uid, account.uid_validity != 7) == (2, True)


def test_mail_from_before_the_start_is_passed_over_where_that_is_wanted(dovecot: Dovecot) -> None:
    door = ImapDoor.make(dovecot, fetch_since=timezone.now() + dt.timedelta(hours=1))
    door.deliver(letter(1))
    assert not RawMail.objects.exists()
    assert ImapAccount.objects.get().last_uid == 1


def test_old_mail_is_taken_in_without_a_confirmation(door: ImapDoor) -> None:
    with door.dovecot.inbox(door.person) as box:
        box.append(letter(1), dt=timezone.now() - dt.timedelta(days=30))
    door.deliver(letter(2, **{"from": "tom@example.org"}))
    assert Ticket.objects.count() == 2
    drain()
    assert OutgoingMail.objects.get().recipient == "tom@example.org"


def test_how_long_mail_lay_at_the_server_is_told(door: ImapDoor) -> None:
    with door.dovecot.inbox(door.person) as box:
        box.append(letter(1), dt=timezone.now() - dt.timedelta(minutes=10))
    due.fetch(door.account.pk)
    mailbox = Mailbox.objects.get()
    assert mailbox.lag_seconds is not None
    assert 595 <= mailbox.lag_seconds <= 640
    assert mailbox.last_received_at == RawMail.objects.get().received_at
    assert mailbox.last_success_at is not None


def test_what_is_too_large_is_set_aside_with_its_headers_and_left(dovecot: Dovecot, settings: Settings) -> None:
    settings.MAIL_MAX_BYTES = 2 * 1024**2
    door = ImapDoor.make(dovecot, after_fetch=AfterFetch.DELETE)
    door.deliver(letter(1) + b"x" * 3 * 1024**2)
    row = RawMail.objects.get()
    assert (row.outcome, row.sender, row.subject) == ("quarantined", "meg@example.org", "Letter 1")
    assert row_reason(row) == "It has 3 MB; at most 2 MB are taken in. It is still on the mail server."
    assert (len(row.read()) < 1000, row.size > 3 * 1024**2) == (True, True)
    assert door.subjects() == ["Letter 1"]
    door.deliver(letter(2))
    assert Ticket.objects.count() == 1


def test_an_account_that_was_pointed_elsewhere_meanwhile_keeps_its_new_start(
    door: ImapDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = Folder.describe

    def describe(self: Folder, uid: int) -> object:
        ImapAccount.objects.update(folder="Other", uid_validity=None, last_uid=0)
        return original(self, uid)

    monkeypatch.setattr(Folder, "describe", describe)
    door.deliver(letter(1))
    assert ImapAccount.objects.get().last_uid == 0
