"""What every door must show."""

import datetime as dt
import random
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.db import connection
from django.utils import timezone

from helpdesk.events.deliver import drain
from helpdesk.intake.models import RawMail
from helpdesk.intake.taking.take_in import process
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.tickets.models import Attachment, Message, Ticket
from tests.helpdesk.conftest import mail
from tests.helpdesk.intake.doors.doors import HELP, RETURNS, Door, ImapDoors
from tests.running.listener import environment_of_the_test

pytestmark = pytest.mark.heavy

DIFFICULT = b"".join(
    [
        mail("Größe\r\n.\r\n..two dots\r\n.one\r\n", subject="=?utf-8?q?Gr=C3=B6=C3=9Fe?="),
        b"8 bit: \xe4\xf6\xfc\xff, NUL: \x00, DEL: \x7f, tab: \t\r\n",
        b"long: " + b"0123456789" * 700 + b"\r\n",
        b"longer: " + b"abcdefghij" * 20_000 + b"\r\n",
        b".\r\n.. \r\n \r\n",
    ]
)
FILE = random.Random(1).randbytes(3_000_000)


def with_file(content: bytes) -> bytes:
    """A message with one attachment, in base64."""
    from email.message import EmailMessage

    message = EmailMessage()
    message["From"], message["To"], message["Message-ID"] = "meg@example.org", HELP, "<photo@example.org>"
    message.set_content("The photo.")
    message.add_attachment(content, maintype="image", subtype="jpeg", filename="lid.jpg")
    return message.as_bytes()


@contextmanager
def refusing(table: str) -> Iterator[None]:
    """The database says that it is shutting down whenever a row is to be added to `table`."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS "
            "$$BEGIN RAISE EXCEPTION 'the server is shutting down' USING ERRCODE = '57P01'; END$$"
        )
        cursor.execute(f"CREATE TRIGGER refuse BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION refuse()")
        try:
            yield
        finally:
            cursor.execute("DROP FUNCTION refuse() CASCADE")


def outcomes() -> list[str]:
    return list(RawMail.objects.order_by("pk").values_list("outcome", flat=True))


def stored_for_all_to_see() -> int:
    """The number of messages that another session sees: those that are committed."""
    with psycopg.connect(environment_of_the_test()["DATABASE_URL"], autocommit=True) as other:
        [(count,)] = other.execute("SELECT count(*) FROM contact_channels_rawmail WHERE outcome <> 'received'")
        return int(count)


def test_a_request_an_answer_to_it_and_both_again(door: Door) -> None:
    request = mail()
    answer = mail("Any news?", message_id="<second@example.org>", in_reply_to="<first@example.org>")
    for number, raw in enumerate((request, answer, answer, request), start=1):
        assert door.deliver(raw)
        assert stored_for_all_to_see() == number  # as soon as the door has said so
    assert outcomes() == ["created", "appended", "ignored", "ignored"]
    assert (Ticket.objects.count(), Message.objects.count()) == (1, 2)


def test_rubbish_is_taken_and_set_aside(door: Door) -> None:
    rubbish = b"\x01\xff\xfe rubbish \r\n"
    assert door.deliver(rubbish)
    assert outcomes() == ["quarantined"]
    assert RawMail.objects.get().read() == door.carried(rubbish)


def test_every_byte_arrives(door: Door) -> None:
    assert door.deliver(DIFFICULT)
    assert RawMail.objects.get().read() == door.carried(DIFFICULT)
    assert outcomes() == ["created"]


def test_a_large_attachment_arrives_whole(door: Door) -> None:
    assert door.deliver(with_file(FILE))
    with Attachment.objects.get().file.open() as file:
        assert file.read() == FILE


def test_one_mail_to_two_of_our_mailboxes_is_one_ticket(door: Door) -> None:
    assert door.deliver(mail(to=f"{HELP}, {RETURNS}"), to=(HELP, RETURNS))
    assert Ticket.objects.count() == 1
    assert outcomes().count("created") == 1


def test_what_cannot_be_stored_is_left_to_its_sender(door: Door) -> None:
    with refusing("contact_channels_rawmail"):
        assert not door.deliver(mail())
    assert not RawMail.objects.exists()
    assert door.fetch_again() if isinstance(door, ImapDoors) else door.deliver(mail())
    assert outcomes() == ["created"]


def test_what_is_stored_by_half_is_finished_once(door: Door) -> None:
    with refusing("tickets_message"):
        assert not door.deliver(mail())
    assert (outcomes(), Ticket.objects.count()) == (["received"], 0)
    assert door.fetch_again() if isinstance(door, ImapDoors) else door.deliver(mail())
    for row in RawMail.objects.filter(outcome="received"):
        process(row.pk)  # as the sweep does, minutes later
    assert (Ticket.objects.count(), Message.objects.count()) == (1, 1)


def test_the_database_is_found_again_after_its_connections_were_cut(door: Door) -> None:
    assert door.deliver(mail(message_id="<before@example.org>"))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    assert door.deliver(mail(message_id="<after@example.org>"))
    assert outcomes() == ["created", "created"]


def test_old_mail_that_is_fetched_for_the_first_time_is_not_acknowledged(door: Door) -> None:
    stamp = f"{timezone.now() - dt.timedelta(days=30):%a, %d %b %Y %H:%M:%S +0000}"
    assert door.deliver(mail(date=stamp, received=f"from a by b with ESMTP id 1; {stamp}"))
    drain()
    assert (outcomes(), OutgoingMail.objects.count()) == (["created"], 0)
