"""A customer's link opens one request and nothing else."""

import datetime as dt

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from helpdesk.outgoing.addressing.tokens import REQUEST_DAYS, request_token
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Attachment, KeptFile, Status, Ticket
from helpdesk.tickets.services import add_note, reply, update_ticket
from helpdesk.tickets.words import NewFile
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket() -> Ticket:
    return factories.ticket(
        text="The lid cracked.", message={"files": [NewFile(filename="a.html", content=b"<script>")]}
    )


def url(ticket: Ticket) -> str:
    return f"/r/{request_token(ticket)}/"


def page(client: Client, ticket: Ticket) -> str:
    return client.get(url(ticket)).content.decode()


def test_it_shows_no_notes_and_no_unsent_replies(client: Client, ticket: Ticket, alice: User) -> None:
    add_note(ticket=ticket, body_text="A difficult one", actor=Actor.of(alice), author=alice)
    reply(ticket=ticket, body_text="Still unsent", actor=Actor.of(alice), author=alice, undo_seconds=60)
    shown = page(client, ticket)
    assert "The lid cracked." in shown
    assert "A difficult one" not in shown
    assert "Still unsent" not in shown


def test_words_of_others_are_escaped(client: Client) -> None:
    assert "<script>alert" not in page(client, factories.ticket(text="<script>alert(1)</script>"))


@pytest.mark.parametrize("token", ["x", "WzEsMV0:1xUt8H:MPOQ", "../../etc"])
def test_a_forged_link_opens_nothing(client: Client, ticket: Ticket, token: str) -> None:
    assert client.get(f"/r/{token}/").status_code == 404


def test_a_link_ends(client: Client, ticket: Ticket) -> None:
    address = url(ticket)
    with time_machine.travel(timezone.now() + dt.timedelta(days=REQUEST_DAYS + 1)):
        assert client.get(address).status_code == 404


def test_a_link_ends_with_a_change_of_the_requester(client: Client, ticket: Ticket) -> None:
    address = url(ticket)
    Ticket.objects.filter(pk=ticket.pk).update(requester=factories.customer("Ana"))
    assert client.get(address).status_code == 404


def test_a_file_comes_as_a_download_only(client: Client, ticket: Ticket) -> None:
    key = Attachment.objects.get().key
    response = client.get(f"{url(ticket)}attachments/{key}/")
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Type"] == "application/octet-stream"


def test_files_of_another_request_and_of_notes_are_absent(client: Client, ticket: Ticket, alice: User) -> None:
    note = add_note(
        ticket=ticket, body_text="x", actor=Actor.of(alice), files=[NewFile(filename="secret.txt", content=b"x")]
    )
    for key in (Attachment.objects.get(message=note).key, Attachment.objects.exclude(message=note).get().key):
        other = factories.ticket()
        assert client.get(f"{url(other)}attachments/{key}/").status_code == 404
    assert client.get(f"{url(ticket)}attachments/{Attachment.objects.get(message=note).key}/").status_code == 404


def test_an_answer_is_added_and_opens_a_solved_request(client: Client, ticket: Ticket) -> None:
    update_ticket(ticket=ticket, actor=Actor.system(), status="resolved")
    client.post(url(ticket), {"message": "It broke again"})
    ticket.refresh_from_db()
    assert (ticket.status, ticket.last_words) == (Status.OPEN, "It broke again")


def test_the_customer_may_say_that_it_is_solved(client: Client, ticket: Ticket) -> None:
    client.post(url(ticket), {"solved": "1"})
    ticket.refresh_from_db()
    assert ticket.status == Status.RESOLVED


def test_what_is_written_beside_it_is_kept(client: Client, ticket: Ticket) -> None:
    client.post(url(ticket), {"solved": "1", "message": "It works, but the box was torn."})
    ticket.refresh_from_db()
    assert (ticket.status, ticket.last_words) == (Status.RESOLVED, "It works, but the box was torn.")
    without_words = client.post(url(ticket), {"solved": "1", "attachments": SimpleUploadedFile("box.png", b"torn")})
    assert b"box.png" in without_words.content
    assert KeptFile.objects.count() == 1


def test_an_empty_answer_is_refused_in_words(client: Client, ticket: Ticket) -> None:
    response = client.post(url(ticket), {"message": " "})
    assert response.status_code == 422
    assert "Write something first" in response.content.decode()


@pytest.mark.parametrize(
    ("status", "words"),
    [("new", "We are working on it"), ("waiting", "Waiting for your answer"), ("resolved", "Solved")],
)
def test_the_state_is_told_in_the_customers_words(client: Client, ticket: Ticket, status: str, words: str) -> None:
    Ticket.objects.filter(pk=ticket.pk).update(status=status)
    assert words in page(client, ticket)


def test_saying_twice_that_it_is_solved_changes_nothing(client: Client, ticket: Ticket) -> None:
    for _ in range(2):
        client.post(f"/r/{request_token(ticket)}/", {"solved": "1"})
    assert Ticket.objects.get(pk=ticket.pk).reopen_count == 0
    assert ticket.activities.filter(changes__has_key="status").count() == 1


def test_a_wrong_address_for_a_new_link_is_said(client: Client) -> None:
    answer = client.post("/r/not-a-token/", {"email": "nowhere"})
    assert answer.status_code == 422
    assert "could not be reached" in answer.content.decode()
