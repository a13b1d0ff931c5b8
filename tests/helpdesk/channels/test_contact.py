"""The public form: a person's words always arrive, a program's wait in quarantine."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from helpdesk.events.deliver import drain
from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.services.quarantine import release
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.people.models import User
from helpdesk.tickets.models import Attachment, Message, Ticket

pytestmark = pytest.mark.django_db
URL = "/help/contact/"


def send(client: Client, **fields: object) -> object:
    return client.post(URL, {"message": "The lid cracked.", "email": "meg@example.org"} | fields)


def test_a_name_is_not_needed(client: Client) -> None:
    send(client)
    ticket = Ticket.objects.get()
    assert (ticket.channel, ticket.subject, ticket.requester.email) == ("form", "The lid cracked.", "meg@example.org")
    drain()
    assert OutgoingMail.objects.get().recipient == "meg@example.org"


def test_the_thank_you_page_tells_the_number_but_not_the_secret_link(client: Client) -> None:
    page = client.post(URL, {"message": "Hello", "email": "meg@example.org"}, follow=True).content.decode()
    assert f"#{Ticket.objects.get().number}" in page
    assert "/r/" not in page


def test_files_arrive(client: Client) -> None:
    send(client, attachments=[SimpleUploadedFile("lid.jpg", b"one"), SimpleUploadedFile("box.jpg", b"two")])
    assert set(Attachment.objects.values_list("filename", "size")) == {("lid.jpg", 3), ("box.jpg", 3)}


def test_what_is_missing_is_named_and_what_was_written_is_kept(client: Client) -> None:
    response = client.post(URL, {"message": "The lid cracked.", "email": "meg at example"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "The lid cracked." in page
    assert "name@example.org" in page
    assert not Ticket.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"website": "https://spam.example"},
        {"message": "https://spam.example https://spam.example/2"},
        {"message": "Nice products here for you to see https://spam.example"},
        {"message": "Words and words and words " + "https://spam.example " * 9},
    ],
)
def test_a_programs_words_wait_in_quarantine_and_can_be_let_in(
    client: Client, bob: User, fields: dict[str, str]
) -> None:
    send(client, name="Meg", **fields)
    row = RawMail.objects.get()
    assert (row.outcome, Ticket.objects.count()) == (IntakeOutcome.QUARANTINED, 0)
    release(row, by=bob)
    assert Message.objects.get().ticket.channel == "form"


def test_files_wait_with_a_programs_words(client: Client, bob: User) -> None:
    send(client, website="https://spam.example", attachments=[SimpleUploadedFile("lid.jpg", b"one")])
    release(RawMail.objects.get(), by=bob)
    assert Attachment.objects.get().filename == "lid.jpg"


def test_too_many_from_one_place_are_asked_to_wait(client: Client) -> None:
    answers = [client.post(URL, {"message": f"Number {n}", "email": "meg@example.org"}).status_code for n in range(11)]
    assert (answers[9], answers[10]) == (302, 429)
    assert Ticket.objects.count() == 10


def test_the_form_knows_who_is_signed_in(client: Client) -> None:
    assert 'name="website"' in client.get(URL).content.decode()


def test_a_complaint_runs_what_its_room_registered(client: Client) -> None:
    response = client.post(URL, {"message": "Burnt hand", "email": "meg@example.org", "complaint": "yes"}, follow=True)
    assert response.status_code in (200, 422)
    assert "complaint" in response.content.decode().lower() or Ticket.objects.get().is_complaint
