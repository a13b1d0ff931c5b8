"""Messages and attachments over the API."""

import pytest
from rest_framework.test import APIClient

from helpdesk.people.models import Team, User
from helpdesk.tickets import services
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.words import NewFile, NewMessage
from tests import factories

pytestmark = pytest.mark.django_db


def address(ticket: Ticket) -> str:
    return f"/api/v1/tickets/{ticket.number}/messages/"


def test_a_message_shows_clean_html_quote_and_files(as_alice: APIClient, team: Team) -> None:
    message = {
        "body_html": "<p onclick=x>Hi<script>bad()</script></p>",
        "reply_text": "Hi",
        "internet_message_id": "<1@example.org>",
        "to": ["help@harborpine.example"],
        "files": [NewFile(filename="lid.jpg", content=b"abc", content_type="image/jpeg")],
    }
    ticket = factories.ticket(team=team, text="Hi\n\n> quoted", message=message)
    data = as_alice.get(address(ticket)).json()["results"][0]
    assert (data["direction"], data["body_html"], data["reply_text"]) == ("in", "<p>Hi</p>", "Hi")
    assert (data["body_text"], data["to"], data["cc"], data["is_auto_reply"]) == (
        "Hi\n\n> quoted",
        ["help@harborpine.example"],
        [],
        False,
    )
    assert data["internet_message_id"] == "<1@example.org>"
    file = data["attachments"][0]
    assert (file["filename"], file["content_type"], file["size"], file["inline"]) == ("lid.jpg", "image/jpeg", 3, False)


def test_what_was_said_on_a_network_has_handle_and_link(as_alice: APIClient, team: Team) -> None:
    said = {"handle": "@ana", "link": "https://chirp.example/1", "posted": "public"}
    ticket = factories.ticket(team=team, message=said)
    assert said.items() <= as_alice.get(address(ticket)).json()["results"][0].items()


def test_an_attachment_is_for_those_who_may_see_its_ticket(
    as_alice: APIClient, as_charlie: APIClient, team: Team
) -> None:
    ticket = factories.ticket(team=team, message={"files": [NewFile(filename="a.html", content=b"<script>")]})
    url = as_alice.get(address(ticket)).json()["results"][0]["attachments"][0]["url"]
    answer = as_alice.get(url)
    assert answer.getvalue() == b"<script>"
    assert answer["Content-Disposition"] == 'attachment; filename="a.html"'
    assert as_charlie.get(url).status_code == 404
    assert APIClient().get(url).status_code == 401


def test_posting_replies(as_alice: APIClient, alice: User, ticket: Ticket) -> None:
    answer = as_alice.post(address(ticket), {"body_text": "We will.", "cc": ["a@b.example"]}, format="json")
    message = ticket.messages.get(direction="out")
    assert (answer.status_code, answer.json()["id"]) == (201, message.pk)
    assert (message.author_user, message.cc, message.delivery) == (alice, ["a@b.example"], "queued")


def test_posting_a_note(as_alice: APIClient, ticket: Ticket) -> None:
    as_alice.post(address(ticket), {"direction": "note", "body_text": "Ask finance"}, format="json")
    assert ticket.messages.get(direction="note").body_text == "Ask finance"


def test_the_same_key_replies_once(as_alice: APIClient, ticket: Ticket) -> None:
    answers = [
        as_alice.post(address(ticket), {"body_text": "Once"}, format="json", headers={"Idempotency-Key": "order-7"})
        for _ in range(2)
    ]
    assert answers[0].json()["id"] == answers[1].json()["id"]
    assert ticket.messages.filter(direction="out").count() == 1


def test_a_newer_message_is_409(as_alice: APIClient, ticket: Ticket) -> None:
    seen = ticket.messages.get().pk
    newer = services.add_inbound(
        ticket=ticket, message=NewMessage(body_text="Wait"), actor=Actor.customer(ticket.requester)
    )
    answer = as_alice.post(address(ticket), {"body_text": "Bye", "seen_message_id": seen}, format="json")
    assert answer.status_code == 409
    assert answer.json()["message_id"] == newer.pk
    assert not ticket.messages.filter(direction="out").exists()


@pytest.mark.parametrize("beyond", [1, 999_999])
def test_a_message_that_nobody_can_have_seen_is_named(as_alice: APIClient, ticket: Ticket, beyond: int) -> None:
    elsewhere = factories.ticket().messages.get().pk
    for seen in (elsewhere, elsewhere + beyond):
        answer = as_alice.post(address(ticket), {"body_text": "Bye", "seen_message_id": seen}, format="json")
        assert (answer.status_code, list(answer.json())) == (400, ["seen_message_id"])
    assert not ticket.messages.filter(direction="out").exists()


def test_empty_words_and_impossible_steps_are_400(as_alice: APIClient, ticket: Ticket) -> None:
    for data in ({"body_text": " "}, {"body_text": "{{ x }}"}, {"body_text": "x", "status": "closed"}, {}):
        assert as_alice.post(address(ticket), data, format="json").status_code == 400, data
