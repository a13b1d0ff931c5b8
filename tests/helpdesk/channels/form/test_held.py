"""What looks like a program's is held back, told so, and becomes the request that it was by one press."""

import hashlib
import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from helpdesk.channels.form.protection import PROOF_BITS
from helpdesk.customers.services.merge_products import merge_products
from helpdesk.events.deliver import drain
from helpdesk.intake.codes.reasons import IntakeReason
from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.services.handling import HandlingRefused
from helpdesk.intake.services.quarantine import read_again, release
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.people.models import Team, User
from helpdesk.tickets.models import Attachment, ContactForm, Ticket
from tests import factories
from tests.helpdesk.channels.form.conftest import RETURNS, WORDS

pytestmark = pytest.mark.django_db
CONTACT = "/help/contact/"
REQUEST = {"message": WORDS, "order": "A-17", "email": "meg@example.org", "name": "Meg"}
TRAPPED = REQUEST | {"website": "https://spam.example"}
HELD = "A person looks at your message before it becomes a request"


def proof_of(token: str) -> str:
    """The work that a browser does."""
    tries = (str(number) for number in range(10_000_000))
    return next(
        n for n in tries if int.from_bytes(hashlib.sha256(f"{token}:{n}".encode()).digest()) >> 256 - PROOF_BITS == 0
    )


def token_on(client: Client, path: str = RETURNS) -> str:
    found = re.search(r'name="started" value="([^"]+)"', client.get(path).content.decode())
    assert found
    return found[1]


@pytest.fixture
def proving(returns: ContactForm) -> ContactForm:
    ContactForm.objects.filter(pk=returns.pk).update(asks_proof=True)
    returns.refresh_from_db()
    return returns


def test_the_sender_is_told_that_it_is_held_back(client: Client, returns: ContactForm) -> None:
    page = client.post(RETURNS, TRAPPED, follow=True).content.decode()
    assert HELD in page
    assert "Your request is" not in page


def test_let_in_it_is_the_request_that_it_would_have_been(
    client: Client, returns: ContactForm, team: Team, bob: User
) -> None:
    ContactForm.objects.filter(pk=returns.pk).update(
        asked={"order": "asked", "product": "asked", "name": "asked", "attachments": "asked"}
    )
    kettle = factories.product()
    file = SimpleUploadedFile("lid.jpg", b"one")
    client.post(RETURNS, TRAPPED | {"product": kettle.pk, "attachments": file})
    row = release(RawMail.objects.get(), by=bob).row
    ticket = Ticket.objects.get()
    assert (ticket.form, ticket.team, ticket.product, ticket.channel) == (returns, team, kettle, "form")
    assert ticket.messages.get().body_text == f"{WORDS}\n\nOrder: A-17"
    assert Attachment.objects.get().filename == "lid.jpg"
    assert (row.outcome, row.ticket, row.filled_in) == (IntakeOutcome.CREATED, ticket, {})
    drain()
    assert OutgoingMail.objects.get().recipient == "meg@example.org"


def test_let_in_it_is_about_what_its_product_was_merged_into(client: Client, returns: ContactForm, bob: User) -> None:
    ContactForm.objects.filter(pk=returns.pk).update(asked={"product": "asked"})
    old, kept = factories.product(), factories.product()
    client.post(RETURNS, TRAPPED | {"product": old.pk})
    merge_products(product=old, into=kept, by=bob)
    release(RawMail.objects.get(), by=bob)
    assert Ticket.objects.get().product == kept


def test_a_complaint_that_was_held_back_is_one_when_it_is_let_in(client: Client, bob: User) -> None:
    chosen = {"complaint": "yes", "complaint-outcome": "refund", "complaint-harm": "on"}
    client.post(CONTACT, TRAPPED | chosen)
    release(RawMail.objects.get(), by=bob)
    ticket = Ticket.objects.get()
    assert (ticket.is_complaint, ticket.alarm_at is not None) == (True, True)


def test_two_presses_of_letting_in_make_one_ticket(client: Client, returns: ContactForm, bob: User) -> None:
    client.post(RETURNS, TRAPPED)
    row = RawMail.objects.get()
    assert [release(row, by=bob).done for _ in range(2)] == [True, False]
    assert Ticket.objects.count() == 1


def test_there_is_nothing_to_read_again(client: Client, returns: ContactForm, bob: User) -> None:
    client.post(RETURNS, TRAPPED)
    with pytest.raises(HandlingRefused, match="by a contact form"):
        read_again(RawMail.objects.get(), by=bob)


def test_the_page_of_what_was_held_back_names_form_and_team(client: Client, returns: ContactForm, alice: User) -> None:
    Client().post(RETURNS, TRAPPED)
    client.force_login(alice)
    page = client.get(f"/desk/quarantine/{RawMail.objects.get().pk}/").content.decode()
    assert "Returns" in page
    assert returns.team
    assert returns.team.name in page
    assert "Read it again" not in page


@pytest.mark.parametrize("fields", [REQUEST, TRAPPED])
def test_a_second_press_finds_what_the_first_did(client: Client, returns: ContactForm, fields: dict[str, str]) -> None:
    key = str(uuid.uuid4())
    pages = [client.post(RETURNS, fields | {"submission_key": key}, follow=True) for _ in range(2)]
    assert Ticket.objects.count() + RawMail.objects.count() == 1
    assert [HELD in page.content.decode() for page in pages] == [fields is TRAPPED] * 2


def test_with_the_proof_of_work_a_request_comes_in(client: Client, proving: ContactForm) -> None:
    token = token_on(client)
    client.post(RETURNS, REQUEST | {"started": token, "proof": proof_of(token)})
    assert Ticket.objects.count() == 1


@pytest.mark.parametrize("wrong", ["none", "wrong", "of another form", "without a token"])
def test_without_the_proof_it_waits_for_a_look(client: Client, proving: ContactForm, wrong: str) -> None:
    token = token_on(client, CONTACT if wrong == "of another form" else RETURNS)
    proof = {"none": "", "wrong": "x"}.get(wrong) if wrong in ("none", "wrong") else proof_of(token)
    started = "" if wrong == "without a token" else token
    client.post(RETURNS, REQUEST | {"started": started, "proof": proof or ""})
    assert RawMail.objects.get().reason == IntakeReason.NO_PROOF


def test_a_proof_pays_for_a_few_requests(client: Client, proving: ContactForm) -> None:
    token = token_on(client)
    proof = proof_of(token)
    for number in range(4):
        client.post(RETURNS, REQUEST | {"message": f"Number {number}", "started": token, "proof": proof})
    assert (Ticket.objects.count(), RawMail.objects.get().reason) == (3, IntakeReason.USED_PROOF)


def test_who_has_no_script_is_told_before_sending(client: Client, proving: ContactForm) -> None:
    assert "Without script a person looks at your message" in client.get(RETURNS).content.decode()


def test_the_same_words_again_and_again_wait_for_a_look(client: Client, returns: ContactForm) -> None:
    for number in range(4):
        client.post(RETURNS, REQUEST | {"email": f"meg{number}@example.org"})
    row = RawMail.objects.get()
    assert (Ticket.objects.count(), row.reason, row.sender) == (3, IntakeReason.SAME_WORDS, "meg3@example.org")


def test_one_sender_from_many_places_waits_for_a_look(client: Client, returns: ContactForm, settings: object) -> None:
    settings.TRUSTED_PROXY_COUNT = 1  # type: ignore[attr-defined]
    for number in range(21):
        headers = {"x-forwarded-for": f"203.0.113.{number}"}
        client.post(RETURNS, REQUEST | {"message": f"Number {number}"}, headers=headers)
    assert (Ticket.objects.count(), RawMail.objects.get().reason) == (20, IntakeReason.BULK_SENDER)
