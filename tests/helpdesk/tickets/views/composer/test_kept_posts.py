"""A form whose session is gone: its words and files come back to whoever wrote them, and to nobody else."""

import re
from html import unescape
from urllib.parse import unquote

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from helpdesk.people.models import User
from helpdesk.tickets.models import Attachment, KeptFile, KeptPost, Message, Ticket
from helpdesk.web.words.written_by import FIELD, writer_of
from tests import factories
from tests.helpdesk.tickets.views.conftest import signed_in

pytestmark = pytest.mark.django_db

MARK = re.compile(r'name="written_by" value="([^"]+)"')
HIDDEN = re.compile(r'<(?:textarea|input)[^>]*hidden[^>]*name="([^"]+)"(?:\s+value="([^"]*)")?>(?:\n([^<]*))?')


def mark_on(client: Client, address: str) -> str:
    found = MARK.search(client.get(address).content.decode())
    assert found
    return found[1]


def fields_on(page: str) -> dict[str, str]:
    """What the button "Send it now" sends."""
    form = page[page.index("<main") : page.index("Send it now")]
    return {name: unescape(value or text).strip() for name, value, text in HIDDEN.findall(form)}


@pytest.fixture
def mark(as_alice: Client, ticket: Ticket) -> str:
    """What the forms of Alice's pages say of themselves."""
    return mark_on(as_alice, f"/desk/tickets/{ticket.number}/")


@pytest.mark.parametrize("header", [{"HX-Request": "true"}, {"X-Requested-With": "fetch"}])
@pytest.mark.parametrize("path", ["draft/", "reply/", "change/", "asked/", "files/"])
def test_an_open_page_is_told_and_not_sent_the_sign_in_page(ticket: Ticket, path: str, header: dict[str, str]) -> None:
    answer = Client().post(f"/desk/tickets/{ticket.number}/{path}", {"body": "x"}, headers=header)
    assert (answer.status_code, answer.content) == (401, b"")


@pytest.mark.parametrize("words", ["Yes.", "修理しました。", "Да", "https://shop.example/x"])
def test_words_without_a_blank_are_shown_with_their_request(alice: User, ticket: Ticket, mark: str, words: str) -> None:
    Client().post(f"/desk/tickets/{ticket.number}/reply/", {"kind": "reply", "body": words, "cc": "", FIELD: mark})
    page = signed_in(alice).get(f"/kept/{KeptPost.objects.get().pk}/").content.decode()
    assert re.findall(r'kept-words" dir="auto">([^<]*)<', page) == [words]
    assert f"<b>#{ticket.number}</b>" in page


def test_a_reply_comes_back_after_signing_in_with_words_and_files(alice: User, ticket: Ticket, mark: str) -> None:
    file = SimpleUploadedFile("lid.txt", b"abc", "text/plain")
    words = {"kind": "reply", "body": "We will refund you.\r\n\r\nAna", "cc": "a@b.example", "status": "open"}
    gone = Client().post(f"/desk/tickets/{ticket.number}/reply/", {**words, "files": file, FIELD: mark})
    kept = KeptPost.objects.get()
    assert gone.headers["Location"] == f"/accounts/login/?next=%2Fkept%2F{kept.pk}%2F"
    again = signed_in(alice)
    page = again.get(f"/kept/{kept.pk}/").content.decode()
    assert "lid.txt" in page
    answer = again.post(kept.path, fields_on(page))
    assert answer.status_code == 302
    message = ticket.messages.get(direction="out")
    assert (message.body_text, message.cc) == ("We will refund you.\n\nAna", ["a@b.example"])
    assert message.attachments.get().filename == "lid.txt"
    assert not KeptPost.objects.exists()


FORMS: dict[str, tuple[str, dict[str, str]]] = {
    "note": ("/desk/tickets/{}/reply/", {"kind": "note", "body": "Words of mine"}),
    "field": ("/desk/tickets/{}/change/", {"subject": "Words of mine"}),
    "complaint": ("/desk/complaints/tickets/{}/", {"severity": "normal", "outcome_words": "Words of mine"}),
    "phone note": ("/desk/tickets/new/", {"subject": "Lid", "note": "Words of mine"}),
    "several": ("/desk/tickets/bulk/", {"set": "status:resolved", "ticket": "1", "why": "Words of mine"}),
    "rule": ("/desk/rules/new/", {"name": "Words of mine"}),
    "article": ("/desk/articles/new/", {"title": "Kettle", "body": "Words of mine"}),
    "task": ("/desk/tasks/1/assign/", {"why": "Words of mine"}),
    "mail text": ("/desk/settings/mail-texts/acknowledgement/en/", {"body": "Words of mine"}),
}


@pytest.mark.parametrize("name", FORMS)
def test_every_form_of_the_desk_is_kept(alice: User, ticket: Ticket, mark: str, name: str) -> None:
    path, fields = FORMS[name]
    gone = Client().post(path.format(ticket.number), {**fields, FIELD: mark})
    page = signed_in(alice).get(unquote(gone.headers["Location"].split("next=")[1]))
    assert "Words of mine" in page.content.decode()


def test_somebody_else_who_signs_in_gets_nothing(as_bob: Client, alice: User, ticket: Ticket, mark: str) -> None:
    Client().post(f"/desk/tickets/{ticket.number}/reply/", {"body": "Of Alice", FIELD: mark})
    address = f"/kept/{KeptPost.objects.get().pk}/"
    assert as_bob.get(address).status_code == 404
    as_bob.post(f"/desk/tickets/{ticket.number}/reply/", {"body": "Mine", "kept_post": str(KeptPost.objects.get().pk)})
    assert signed_in(alice).get(address).status_code == 200


def test_a_mark_that_is_not_ours_keeps_nothing(ticket: Ticket, alice: User) -> None:
    for mark in ("", "x", signing.dumps(alice.pk, salt="another")):
        gone = Client().post(f"/desk/tickets/{ticket.number}/reply/", {"body": "Of nobody", FIELD: mark})
        assert gone.status_code == 302
    assert not KeptPost.objects.exists()


def test_secrets_are_not_kept(mark: str, alice: User) -> None:
    Client().post("/desk/settings/mailboxes/new/", {"host": "imap", "password": "s3cret words", FIELD: mark})
    assert KeptPost.objects.get().fields == [["host", "imap"]]


def test_a_kept_form_can_be_forgotten_with_its_files(alice: User, ticket: Ticket, mark: str) -> None:
    file = SimpleUploadedFile("lid.txt", b"abc", "text/plain")
    Client().post(f"/desk/tickets/{ticket.number}/reply/", {"body": "x", "files": file, FIELD: mark})
    signed_in(alice).post(f"/kept/{KeptPost.objects.get().pk}/")
    assert not KeptPost.objects.exists()
    assert not KeptFile.objects.exists()


def strict(user: User | None = None) -> Client:
    client = Client(enforce_csrf_checks=True)
    if user:
        client.force_login(user)
    return client


def test_a_form_with_an_old_token_comes_back_to_the_same_person(alice: User, ticket: Ticket, mark: str) -> None:
    client = strict(alice)
    old = client.post(f"/desk/tickets/{ticket.number}/reply/", {"kind": "note", "body": "Of Alice", FIELD: mark})
    assert "Of Alice" in client.get(old.headers["Location"]).content.decode()
    assert not ticket.messages.filter(direction="note").exists()


def test_a_form_of_alice_is_not_sent_by_bob_who_signed_in_since(
    bob: User, alice: User, ticket: Ticket, mark: str
) -> None:
    refused = strict(bob).post(
        f"/desk/tickets/{ticket.number}/reply/", {"kind": "note", "body": "Of Alice", FIELD: mark}
    )
    page = refused.content.decode()
    assert (refused.status_code, "Of Alice" in page) == (403, False)
    kept = KeptPost.objects.get()
    assert kept.user == alice
    assert not Message.objects.filter(body_text="Of Alice").exists()


def test_whoever_signs_in_again_is_led_to_what_waits_for_them(
    alice: User, bob: User, ticket: Ticket, mark: str
) -> None:
    Client().post(f"/desk/tickets/{ticket.number}/reply/", {"body": "Of Alice", FIELD: mark})
    kept = f"/kept/{KeptPost.objects.get().pk}/"
    for user, where in ((alice, kept), (bob, "/desk/tickets/")):
        fields = {"login": user.email, "password": factories.PASSWORD, "next": "/desk/tickets/"}
        assert Client().post("/accounts/login/", fields).headers["Location"] == where


def test_a_form_from_elsewhere_is_not_shown_to_somebody_signed_in(alice: User, ticket: Ticket) -> None:
    forged = strict(alice).post(f"/desk/tickets/{ticket.number}/reply/", {"kind": "reply", "body": "Send money now"})
    assert (forged.status_code, b"Send money" in forged.content) == (403, False)


def test_an_open_page_with_an_old_token_is_told(alice: User, ticket: Ticket) -> None:
    headers = {"X-Requested-With": "fetch"}
    assert (
        strict(alice).post(f"/desk/tickets/{ticket.number}/draft/", {"body": "x"}, headers=headers).status_code == 401
    )


def test_a_visitor_whose_cookies_are_gone_sends_the_same_form_again() -> None:
    client = strict()
    file = SimpleUploadedFile("lid.txt", b"abc", "text/plain")
    fields = {"message": "The lid cracked.", "complaint": "no", "email": "meg@example.org", "attachments": file}
    back = client.post("/help/contact/", fields)
    page = back.content.decode()
    assert (back.status_code, "lid.txt" in page) == (403, True)
    assert client.post("/help/contact/", fields_on(page)).status_code == 302
    assert Message.objects.get().body_text == "The lid cracked."
    assert Attachment.objects.get().filename == "lid.txt"


def test_the_session_page_tells_who_is_signed_in(as_alice: Client, alice: User) -> None:
    assert as_alice.get("/session/").json()["person"] == str(alice.pk)
    assert Client().get("/session/").json()["person"] == ""


def test_the_mark_of_a_form_names_its_reader(mark: str, alice: User) -> None:
    assert writer_of(mark) == alice.pk
    assert not MARK.search(Client().get("/help/contact/").content.decode())


def test_only_the_newest_twenty_are_kept(ticket: Ticket, mark: str) -> None:
    for number in range(22):
        Client().post(f"/desk/tickets/{ticket.number}/reply/", {"body": f"Words {number}", FIELD: mark})
    assert KeptPost.objects.count() == 20
