"""Sending from the composer: reply, note, undo, drafts, and what stands in the way."""

import datetime as dt
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from helpdesk.people.models import User
from helpdesk.replies.models import SavedReply
from helpdesk.tickets import services
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Draft, Message, Ticket
from helpdesk.tickets.words import NewMessage

pytestmark = pytest.mark.django_db


def post(client: Client, ticket: Ticket, part: str = "reply/", **data: Any) -> Any:
    return client.post(f"/desk/tickets/{ticket.number}/{part}", data)


def test_a_reply_is_queued_for_the_undo_window(as_alice: Client, ticket: Ticket) -> None:
    answer = post(
        as_alice, ticket, kind="reply", body="We will refund you.", status="waiting", cc="a@b.example, c@d.example"
    )
    message = ticket.messages.get(direction="out")
    assert answer.status_code == 302
    assert (message.body_text, message.cc, message.delivery) == (
        "We will refund you.",
        ["a@b.example", "c@d.example"],
        "queued",
    )
    page = as_alice.get(answer["Location"]).content.decode()
    assert f"/desk/tickets/{ticket.number}/undo/{message.pk}/" in page
    assert "leaves in 10 s" in page


def test_send_and_resolve(as_alice: Client, ticket: Ticket) -> None:
    post(as_alice, ticket, kind="reply", body="Done.", status="resolved")
    ticket.refresh_from_db()
    assert ticket.status == "resolved"


def test_a_note_changes_no_status_and_is_not_sent(as_alice: Client, ticket: Ticket) -> None:
    post(as_alice, ticket, kind="note", body="Ask finance", status="resolved")
    ticket.refresh_from_db()
    note = ticket.messages.get(direction="note")
    assert (ticket.status, note.delivery) == ("new", "none")


def test_files_go_with_the_reply(as_alice: Client, ticket: Ticket) -> None:
    post(as_alice, ticket, kind="reply", body="See this", files=SimpleUploadedFile("a.txt", b"abc", "text/plain"))
    assert ticket.messages.get(direction="out").attachments.get().size == 3


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"body": "  "}, "the reply is empty"),
        ({"body": "Hi {{ customer.name }}"}, "Fill in {{ customer.name }}"),
        ({"body": "Hi {{ customer.name }}, [[why]]"}, "in place of [[why]]"),
        ({"body": "Hello", "cc": "nobody"}, "nobody is not an e-mail address"),
        ({"body": "Hello", "status": "closed"}, "cannot become closed"),
    ],
)
def test_a_refused_reply_keeps_the_text_and_says_why(
    as_alice: Client, ticket: Ticket, data: dict[str, str], words: str
) -> None:
    answer = post(as_alice, ticket, kind="reply", **data)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert answer.context["writing"].body == data["body"]
    assert not ticket.messages.filter(direction="out").exists()


def test_a_newer_message_holds_the_reply_and_keeps_the_draft(as_alice: Client, alice: User, ticket: Ticket) -> None:
    seen = ticket.messages.get().pk
    services.add_inbound(
        ticket=ticket, message=NewMessage(body_text="It burnt my hand!"), actor=Actor.customer(ticket.requester)
    )
    answer = post(as_alice, ticket, kind="reply", body="All well then.", seen=seen)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "It burnt my hand!" in page
    assert "All well then." in page
    assert Draft.objects.get(ticket=ticket, user=alice).body == "All well then."
    assert not ticket.messages.filter(direction="out").exists()


def test_pressing_send_twice_sends_once(as_alice: Client, ticket: Ticket) -> None:
    key = as_alice.get(f"/desk/tickets/{ticket.number}/").context["submission_key"]
    for _ in range(2):
        post(as_alice, ticket, kind="reply", body="Once", submission_key=key)
    assert ticket.messages.filter(direction="out").count() == 1


def test_undo_brings_words_copies_and_files_back(as_alice: Client, ticket: Ticket) -> None:
    file = SimpleUploadedFile("lid.txt", b"abc", "text/plain")
    post(as_alice, ticket, kind="reply", body="Too early", status="resolved", cc="a@b.example", files=file)
    message = ticket.messages.get(direction="out")
    back = post(as_alice, ticket, f"undo/{message.pk}/")
    writing = as_alice.get(back["Location"]).context["writing"]
    assert (writing.body, writing.cc, [file["name"] for file in writing.kept]) == (
        "Too early",
        "a@b.example",
        ["lid.txt"],
    )
    post(as_alice, ticket, kind="reply", body="Better", status="")
    again = ticket.messages.get(direction="out", body_text="Better")
    assert again.attachments.get().file.read() == b"abc"


def test_a_refused_reply_still_names_the_files_that_go_with_it(as_alice: Client, ticket: Ticket) -> None:
    post(as_alice, ticket, kind="reply", body="x", files=SimpleUploadedFile("lid.txt", b"abc", "text/plain"))
    post(as_alice, ticket, f"undo/{ticket.messages.get(direction='out').pk}/")
    refused = post(as_alice, ticket, kind="reply", body="x", cc="nobody")
    assert (refused.status_code, refused.context["writing"].kept[0]["name"]) == (422, "lid.txt")


def test_undo_from_the_toast_makes_htmx_open_the_ticket(as_alice: Client, ticket: Ticket) -> None:
    post(as_alice, ticket, kind="reply", body="Too early")
    message = ticket.messages.get(direction="out")
    answer = as_alice.post(f"/desk/tickets/{ticket.number}/undo/{message.pk}/", headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == f"/desk/tickets/{ticket.number}/#composer"


def test_undo_on_the_page_that_is_open_loads_it_again(as_alice: Client, ticket: Ticket) -> None:
    post(as_alice, ticket, kind="reply", body="Too early")
    message = ticket.messages.get(direction="out")
    page = f"http://testserver/desk/tickets/{ticket.number}/#message-{message.pk}"
    headers = {"HX-Request": "true", "HX-Current-URL": page}
    answer = as_alice.post(f"/desk/tickets/{ticket.number}/undo/{message.pk}/", headers=headers)
    assert answer["HX-Refresh"] == "true"


def test_undo_too_late_says_so(as_alice: Client, ticket: Ticket) -> None:
    post(as_alice, ticket, kind="reply", body="Gone")
    message = ticket.messages.get(direction="out")
    Message.objects.filter(pk=message.pk).update(send_after=timezone.now() - dt.timedelta(seconds=1))
    back = post(as_alice, ticket, f"undo/{message.pk}/")
    assert "is on its way" in as_alice.get(back["Location"]).content.decode()


def test_only_the_author_or_a_manager_takes_a_reply_back(
    as_bob: Client, alice: User, bob: User, ticket: Ticket
) -> None:
    message = services.reply(ticket=ticket, body_text="Hi", actor=Actor.of(alice), author=alice, undo_seconds=10)
    post(as_bob, ticket, f"undo/{message.pk}/")
    message.refresh_from_db()
    assert message.delivery == "withdrawn"


def test_a_draft_survives_and_leaves_with_the_reply(as_alice: Client, alice: User, ticket: Ticket) -> None:
    assert post(as_alice, ticket, "draft/", kind="note", body="Half a thou").json() == {"saved": True}
    writing = as_alice.get(f"/desk/tickets/{ticket.number}/").context["writing"]
    assert (writing.kind, writing.body) == ("note", "Half a thou")
    post(as_alice, ticket, kind="note", body="Half a thought")
    assert not Draft.objects.exists()


def test_an_emptied_draft_is_forgotten(as_alice: Client, ticket: Ticket) -> None:
    post(as_alice, ticket, "draft/", body="x")
    assert post(as_alice, ticket, "draft/", body=" ").json() == {"saved": False}
    assert not Draft.objects.exists()


def test_a_saved_reply_is_filled_in_and_its_unknown_words_block_sending(as_alice: Client, ticket: Ticket) -> None:
    body = "Hi {{ customer.name }}, about #{{ticket.number}}: {{ order.colour }}. {{ agent.name }}"
    SavedReply.objects.create(name="Hello", body=body)
    reply = as_alice.get(f"/desk/tickets/{ticket.number}/saved-replies/").context["replies"][0]["text"]
    assert reply == f"Hi Meg O’Dowd, about #{ticket.number}: {{{{ order.colour }}}}. Alice"
    post(as_alice, ticket, "insert/", insert=reply, body="Dear all,")
    assert Draft.objects.get().body == f"Dear all,\n\n{reply}"
    assert post(as_alice, ticket, kind="reply", body=reply).status_code == 422


def test_a_resolved_ticket_is_answered_without_a_step_that_does_not_exist(
    as_alice: Client, alice: User, ticket: Ticket
) -> None:
    services.update_ticket(ticket=ticket, actor=Actor.of(alice), status="resolved")
    choices = as_alice.get(f"/desk/tickets/{ticket.number}/").context["choices"]
    assert [status for status, _ in choices] == ["", "open"]
    assert post(as_alice, ticket, kind="reply", body="You are welcome", status="").status_code == 302


@pytest.mark.parametrize(("whose", "told"), [(None, True), ("alice", False)])
def test_the_composer_says_beforehand_that_an_answer_takes_the_ticket(
    as_alice: Client, alice: User, ticket: Ticket, whose: str | None, told: bool
) -> None:
    services.update_ticket(ticket=ticket, actor=Actor.system(), assignee=alice if whose else None)
    assert as_alice.get(f"/desk/tickets/{ticket.number}/").context["takes"] is told
    page = as_alice.get(post(as_alice, ticket, kind="reply", body="On its way.")["Location"]).content.decode()
    assert ("The ticket is yours now" in page) is told
