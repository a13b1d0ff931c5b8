"""Files go with a saved reply: each answer has copies of its own, and nobody reads them who may not use the reply."""

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from helpdesk.audit.models import AuditEntry
from helpdesk.people.models import User
from helpdesk.replies import services
from helpdesk.replies.handlers import count_use
from helpdesk.replies.models import SavedReply, SavedReplyFile, SavedReplyUse
from helpdesk.tickets.events import BegunReplyQueued
from helpdesk.tickets.models import Attachment, Draft, KeptFile, Ticket
from helpdesk.tickets.words import NewFile
from tests import factories

pytestmark = pytest.mark.django_db
PAGE = "/desk/settings/saved-replies/"
TYPED = {"name": "Returns", "folder": "", "language": "en", "group": "me", "body": "The form is attached."}


@pytest.fixture
def reply(alice: User) -> SavedReply:
    form = NewFile(filename="form.pdf", content=b"%PDF form", content_type="application/pdf")
    return services.save_saved_reply(
        reply=SavedReply(), name="Returns", body=TYPED["body"], language="en", owner=alice, files=[form], by=alice
    )


@pytest.fixture
def ticket(alice: User) -> Ticket:
    return factories.ticket(team=alice.teams.get())


@pytest.fixture
def as_alice(client: Client, alice: User) -> Client:
    client.force_login(alice)
    return client


def upload(name: str = "map.png", content: bytes = b"map") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/png")


def names(reply: SavedReply) -> list[str]:
    return [file.filename for file in reply.files.filter(removed_at=None)]


def test_files_are_kept_with_the_reply_under_harmless_names(as_alice: Client) -> None:
    as_alice.post(f"{PAGE}new/", TYPED | {"attachments": [upload("../../map.png"), upload("a\u202egnp.exe")]})
    reply = SavedReply.objects.get()
    assert names(reply) == ["map.png", "agnp.exe"]
    assert AuditEntry.objects.get(kind="saved_reply").changes["files"] == [None, ["agnp.exe", "map.png"]]


@pytest.mark.parametrize("pressed", [{"name": ""}, {"preview": "1", "number": "{number}"}])
def test_what_was_chosen_stays_with_a_form_that_is_shown_again(
    as_alice: Client, ticket: Ticket, pressed: dict[str, str]
) -> None:
    pressed = {name: words.format(number=ticket.number) for name, words in pressed.items()}
    page = as_alice.post(f"{PAGE}new/", TYPED | pressed | {"attachments": [upload()]})
    assert "map.png" in page.content.decode()
    as_alice.post(f"{PAGE}new/", TYPED | {"kept": str(KeptFile.objects.get().key)})
    assert names(SavedReply.objects.get()) == ["map.png"]


def test_files_that_are_too_large_together_are_refused_and_the_text_stays(
    as_alice: Client, reply: SavedReply, settings: Settings
) -> None:
    settings.ATTACHMENT_MAX_BYTES = 10
    answer = as_alice.post(f"{PAGE}{reply.pk}/", TYPED | {"body": "Other words.", "attachments": [upload()]})
    assert (answer.status_code, names(reply)) == (422, ["form.pdf"])
    assert "cannot go with it" in answer.content.decode()
    assert "Other words." in answer.content.decode()
    with pytest.raises(ValidationError, match="go with one saved reply"):
        services.save_saved_reply(
            reply=reply, name="R", body="B", language="en", files=[NewFile(filename="x", content=b"xx")], by=None
        )


def test_inserted_by_script_the_answer_gets_copies_once(as_alice: Client, ticket: Ticket, reply: SavedReply) -> None:
    for _ in range(2):
        listed = as_alice.post(f"/desk/tickets/{ticket.number}/files/", {"begun_with": str(reply.pk)})
    kept = KeptFile.objects.get(draft__ticket=ticket)
    assert "form.pdf" in listed.content.decode()
    assert str(kept.key) in listed.content.decode()
    assert kept.file.name != reply.files.get().file.name


def test_without_script_files_come_with_the_words_and_leave_with_the_answer(
    as_alice: Client, ticket: Ticket, reply: SavedReply
) -> None:
    page = f"/desk/tickets/{ticket.number}/"
    as_alice.post(f"{page}insert/?begun_with={reply.pk}", {"insert": TYPED["body"]})
    assert "form.pdf" in as_alice.get(page).content.decode()
    as_alice.post(f"{page}reply/", {"kind": "reply", "body": TYPED["body"], "status": "waiting"})
    services.archive_saved_reply(reply=reply, by=None)
    services.forget_saved_reply(reply=reply, by=None)
    assert Attachment.objects.get().file.read() == b"%PDF form"


def test_a_copy_can_be_left_out_before_it_is_sent(as_alice: Client, ticket: Ticket, reply: SavedReply) -> None:
    page = f"/desk/tickets/{ticket.number}/"
    as_alice.post(f"{page}insert/?begun_with={reply.pk}", {"insert": TYPED["body"]})
    out = {"left_out": str(KeptFile.objects.get().key)}
    as_alice.post(f"{page}reply/", {"kind": "reply", "body": TYPED["body"], "status": "waiting"} | out)
    assert not Attachment.objects.exists()
    assert names(reply) == ["form.pdf"]


@pytest.mark.parametrize("key", ["{other}", "0", "x"])
def test_nobody_gets_files_of_what_they_may_not_use(client: Client, charlie: User, reply: SavedReply, key: str) -> None:
    theirs = factories.ticket(team=charlie.teams.get())
    client.force_login(charlie)
    client.post(f"/desk/tickets/{theirs.number}/files/", {"begun_with": key.format(other=reply.pk)})
    assert not Draft.objects.exists()
    file = f"/desk/saved-reply-files/{reply.files.get().key}/"
    answers = [client.get(file), client.post(f"{file}remove/"), client.post(f"{file}restore/")]
    assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_who_may_use_a_reply_reads_its_files_and_takes_none_off(
    as_alice: Client, alice: User, reply: SavedReply
) -> None:
    reply.owner = None
    reply.save()
    file = f"/desk/saved-reply-files/{reply.files.get().key}/"
    assert b"".join(as_alice.get(file)) == b"%PDF form"
    assert as_alice.post(f"{file}remove/").status_code == 403


def test_taken_off_it_is_brought_back_for_a_day(as_alice: Client, ticket: Ticket, reply: SavedReply) -> None:
    file = f"/desk/saved-reply-files/{reply.files.get().key}/"
    page = as_alice.post(f"{file}remove/", follow=True).content.decode()
    assert f"{file}restore/" in page
    assert (names(reply), as_alice.get(file).status_code) == ([], 404)
    assert not as_alice.get(f"/desk/tickets/{ticket.number}/saved-replies/").context["replies"][0]["files"]
    as_alice.post(f"{file}restore/")
    assert names(reply) == ["form.pdf"]


@pytest.mark.parametrize(("hours", "left"), [(23, 1), (25, 0)])
def test_what_was_taken_off_is_cleared_away_after_a_day(
    reply: SavedReply, hours: int, left: int, django_capture_on_commit_callbacks: Any
) -> None:
    row = reply.files.get()
    storage, path = row.file.storage, str(row.file.name)
    services.remove_file(file=row, by=None)
    with django_capture_on_commit_callbacks(execute=True):
        services.prune_files(now=timezone.now() + dt.timedelta(hours=hours))
    assert (SavedReplyFile.objects.count(), storage.exists(path)) == (left, bool(left))


def test_only_what_is_put_away_is_deleted_and_its_files_with_it(
    as_alice: Client, reply: SavedReply, django_capture_on_commit_callbacks: Any
) -> None:
    row = reply.files.get()
    storage, path = row.file.storage, str(row.file.name)
    as_alice.post(f"{PAGE}{reply.pk}/delete/")
    assert SavedReply.objects.exists()
    services.archive_saved_reply(reply=reply, by=None)
    assert "Its file is deleted" in as_alice.get(f"{PAGE}{reply.pk}/delete/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        as_alice.post(f"{PAGE}{reply.pk}/delete/")
    assert (SavedReply.objects.exists(), storage.exists(path)) == (False, False)
    assert AuditEntry.objects.order_by("pk").last().action == "deleted"  # type: ignore[union-attr]


def test_what_was_not_taken_off_is_brought_back_without_an_entry(reply: SavedReply, alice: User) -> None:
    before = AuditEntry.objects.count()
    services.restore_file(file=reply.files.get(), by=alice)
    assert AuditEntry.objects.count() == before


def test_a_message_that_is_gone_counts_as_no_use() -> None:
    count_use(BegunReplyQueued(message_id=0, ticket_id=0))
    assert not SavedReplyUse.objects.exists()
