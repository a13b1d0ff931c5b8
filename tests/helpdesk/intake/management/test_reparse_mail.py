"""Stored mail read again: nothing changes unasked, a second time changes nothing, and what was said before is kept."""

import io
import json

import pytest
from django.core.management import CommandError, call_command
from pytest_django import DjangoAssertNumQueries

from helpdesk.intake.models import RawMail
from helpdesk.intake.services.assign_mail import assign_mail
from helpdesk.people.models import User
from helpdesk.tickets.models import Activity, Attachment, Message, SearchDocument, Ticket
from helpdesk.tickets.queries.search.search import matching
from tests.helpdesk.conftest import Deliver

pytestmark = pytest.mark.django_db
WITH_FILE = (
    "--b\nContent-Type: text/plain; charset=utf-8\n\nSmörgås\n\nand more\n"
    "--b\nContent-Type: image/png; name=lid.png\nContent-ID: <a@b>\n\nPNG\n--b--"
)


def run(*arguments: str, since: str = "2020-01-01") -> str:
    out = io.StringIO()
    call_command("reparse_mail", *(["--since", since] if since else []), *arguments, stdout=out, stderr=out)
    return out.getvalue()


@pytest.fixture
def misread(deliver: Deliver) -> Message:
    """A mail whose parser knew neither its charset nor its file."""
    deliver(WITH_FILE, subject="Frühstück", content_type="multipart/mixed; boundary=b")
    message = Message.objects.get()
    Attachment.objects.all().delete()
    old = {"body_text": "SmÃ¶rgÃ¥s\n\nand more", "reply_text": "SmÃ¶rgÃ¥s", "subject": "FrÃ¼hstÃ¼ck", "from_name": ""}
    Message.objects.update(**old)
    Ticket.objects.update(subject="FrÃ¼hstÃ¼ck", last_words="SmÃ¶rgÃ¥s")
    SearchDocument.objects.all().delete()
    message.refresh_from_db()
    return message


def test_what_is_read_as_before_is_not_mentioned(deliver: Deliver) -> None:
    deliver(WITH_FILE, content_type="multipart/mixed; boundary=b")
    assert run() == "1 read, 0 would change.\n"


def test_the_difference_is_shown_and_nothing_is_changed(misread: Message) -> None:
    shown = run()
    assert 'subject: "FrÃ¼hstÃ¼ck" → "Frühstück"' in shown
    assert "    - SmÃ¶rgÃ¥s\n    + Smörgås\n" in shown
    assert 'file "lid.png" (3 bytes) is missing' in shown
    assert "1 read, 1 would change. Say --apply to change them." in shown
    misread.refresh_from_db()
    assert (misread.from_name, Attachment.objects.count(), Activity.objects.count()) == ("", 0, 1)


def test_apply_changes_message_files_ticket_and_search_once(misread: Message) -> None:
    assert "1 read, 1 changed." in run("--apply")
    misread.refresh_from_db()
    ticket = Ticket.objects.get()
    assert (misread.body_text, misread.from_name) == ("Smörgås\n\nand more", "Meg O'Dowd")
    assert (ticket.subject, ticket.last_words, ticket.message_count) == ("Frühstück", "Smörgås and more", 1)
    assert Attachment.objects.get().file.read() == b"PNG"
    assert Ticket.objects.filter(matching("smorgas")).exists()
    assert "1 read, 0 changed." in run("--apply")


def test_what_it_said_before_is_kept_whole_in_the_history(misread: Message) -> None:
    run("--apply")
    step = Activity.objects.get(verb="message.reread")
    assert step.cause["before"]["body_text"] == "SmÃ¶rgÃ¥s\n\nand more"
    assert step.cause["raw_mail"] == RawMail.objects.get().pk
    assert step.changes["subject"] == ["FrÃ¼hstÃ¼ck", "Frühstück"]
    assert step.changes["files_added"] == [None, "lid.png"]


def test_a_subject_that_somebody_gave_the_ticket_stays(misread: Message) -> None:
    Ticket.objects.update(subject="Breakfast")
    run("--apply")
    assert Ticket.objects.get().subject == "Breakfast"


def test_a_file_gets_its_name_and_one_that_is_not_found_any_more_stays(deliver: Deliver) -> None:
    deliver(WITH_FILE, content_type="multipart/mixed; boundary=b")
    Attachment.objects.update(filename="attachment-1.bin")
    extra = Attachment.objects.get()
    extra.pk, extra.key, extra.sha256, extra.filename = None, "0" * 32, "f" * 64, "old.dat"
    extra.save()
    run("--apply")
    assert set(Attachment.objects.values_list("filename", flat=True)) == {"lid.png", "old.dat"}
    assert "0 would change" in run()


def test_words_never_give_way_to_none(deliver: Deliver) -> None:
    deliver("")
    Message.objects.update(body_text="Words that an agent answered", reply_text="Words")
    assert "0 would change" in run()


def test_a_removed_message_is_told_of(misread: Message) -> None:
    RawMail.objects.update(content=b"", content_removed_at="2026-01-01T00:00Z")
    assert "its bytes are no longer kept" in run()
    assert "1 read, 0 would change, 1 not compared." in run()


def test_a_colleagues_forward_keeps_the_customer_that_it_brought(deliver: Deliver, alice: User) -> None:
    text = "See\n\n---------- Forwarded message ---------\nFrom: Ana <ana@example.org>\n\nIt smokes"
    deliver(text, subject="Fwd: x", **{"from": alice.email})
    Message.objects.update(from_name="?")
    run("--apply")
    message = Message.objects.get()
    assert (message.from_name, message.from_email) == ("Ana", "ana@example.org")


def test_notes_and_other_days_and_tickets_are_left_alone(deliver: Deliver, misread: Message, alice: User) -> None:
    other = deliver("Other", message_id="<2@x>", **{"from": "rose@example.org"}).ticket
    assert other is not None
    deliver("A note", message_id="<3@x>", in_reply_to="<first@example.org>", **{"from": alice.email})
    assert run().startswith(f"#{misread.ticket.number}")
    assert "2 read" in run()
    assert run("--ticket", str(other.number), since="") == "1 read, 0 would change.\n"
    assert run("--until", "2020-12-31") == "0 read, 0 would change.\n"


def test_it_wants_to_know_where_to_begin() -> None:
    with pytest.raises(CommandError, match="--since"):
        run(since="")


def test_programs_get_whole_values(misread: Message) -> None:
    first, summary = [json.loads(line) for line in run("--json").splitlines()]
    assert first["changes"]["subject"] == ["FrÃ¼hstÃ¼ck", "Frühstück"]
    assert (first["missing"], summary["summary"]) == (["lid.png"], {"read": 1, "different": 1})


def test_any_number_of_messages_takes_few_statements_each(
    deliver: Deliver, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(10):
        deliver(f"Number {number}", message_id=f"<{number}@x>")
    with django_assert_max_num_queries(2 + 2 * 10):
        run()


def test_what_a_person_put_into_a_ticket_is_read_as_it_was_then(deliver: Deliver, bob: User) -> None:
    ticket = deliver().ticket
    assert ticket is not None
    quoting = "See what they wrote.\n\nOn 2026-11-20 09:00 Ana <ana@example.org> wrote:\n> It smokes"
    aside = deliver(quoting, message_id="<2@x>", **{"from": "help@harborpine.example"})
    assign_mail(aside, ticket=ticket, by=bob, as_note=False)
    assert "2 read, 0 would change" in run()
