"""Drafts: the newest words stay, files wait with them, and nothing that was sent comes back as one."""

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from helpdesk.people.models import User
from helpdesk.tickets import services
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Draft, KeptFile, Ticket
from helpdesk.tickets.words import NewMessage

pytestmark = pytest.mark.django_db


def post(client: Client, ticket: Ticket, part: str = "reply/", **data: Any) -> Any:
    return client.post(f"/desk/tickets/{ticket.number}/{part}", data)


def a_file(name: str = "lid.txt", content: bytes = b"abc") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "text/plain")


def names(ticket: Ticket) -> list[str]:
    return [file.filename for message in ticket.messages.all() for file in message.attachments.order_by("pk")]


def test_words_written_earlier_do_not_replace_newer_ones(as_alice: Client, ticket: Ticket) -> None:
    post(as_alice, ticket, "draft/", body="Second", written="1700000002000")
    answer = post(as_alice, ticket, "draft/", body="First, but late on its way", written="1700000001000")
    assert answer.json() == {"saved": False, "newer": 1700000002000}
    assert Draft.objects.get().body == "Second"


def test_sent_words_that_arrive_late_are_no_draft(as_alice: Client, ticket: Ticket) -> None:
    key = str(uuid.uuid4())
    post(as_alice, ticket, kind="reply", body="Once", submission_key=key)
    sent = {"saved": False, "sent": ticket.messages.get(direction="out").pk}
    assert post(as_alice, ticket, "draft/", body="Once", submission_key=key).json() == sent
    assert post(as_alice, ticket, "draft/", body="On", submission_key=key, written="1700000000000").json() == sent
    assert not Draft.objects.exists()


def test_a_chosen_file_waits_with_the_draft_and_leaves_with_the_reply(as_alice: Client, ticket: Ticket) -> None:
    assert "lid.txt" in post(as_alice, ticket, "files/", files=a_file()).content.decode()
    post(as_alice, ticket, "draft/", body="See this")
    assert "lid.txt" in as_alice.get(f"/desk/tickets/{ticket.number}/").content.decode()
    kept = KeptFile.objects.get()
    post(as_alice, ticket, kind="reply", body="See this")
    assert names(ticket) == ["lid.txt"]
    assert not KeptFile.objects.exists()
    assert kept.draft_id


def test_the_file_on_the_disk_goes_with_its_draft(
    as_alice: Client, ticket: Ticket, django_capture_on_commit_callbacks: Any
) -> None:
    post(as_alice, ticket, "files/", files=a_file())
    file = KeptFile.objects.get().file
    with django_capture_on_commit_callbacks(execute=True):
        post(as_alice, ticket, kind="note", body="See this")
    assert not file.storage.exists(str(file.name))


def test_a_file_is_left_out_when_its_box_is_ticked(as_alice: Client, ticket: Ticket) -> None:
    post(as_alice, ticket, "files/", files=[a_file("a.txt"), a_file("b.txt")])
    key = str(KeptFile.objects.get(filename="a.txt").key)
    post(as_alice, ticket, kind="reply", body="See this", left_out=key)
    assert names(ticket) == ["b.txt"]


def newer(ticket: Ticket) -> dict[str, Any]:
    services.add_inbound(ticket=ticket, message=NewMessage(body_text="Wait!"), actor=Actor.customer(ticket.requester))
    return {"seen": ticket.messages.order_by("pk")[0].pk}


REFUSALS: dict[str, Callable[[Ticket], dict[str, Any]]] = {
    "customer wrote": lambda ticket: {"body": "x", "kind": "reply", **newer(ticket)},
    "empty reply": lambda ticket: {"body": "", "kind": "reply"},
    "wrong copy": lambda ticket: {"body": "x", "kind": "reply", "cc": "nobody"},
    "note without a kind": lambda ticket: {"body": "x", "kind": "poem"},
    "wrong time": lambda ticket: {"body": "x", "kind": "reply", "later": "at", "later_at": "never"},
}


@pytest.mark.parametrize("why", REFUSALS)
def test_files_of_a_refused_form_stay_and_are_named(as_alice: Client, ticket: Ticket, why: str) -> None:
    refused = post(as_alice, ticket, **REFUSALS[why](ticket), files=a_file())
    assert refused.status_code in (409, 422)
    assert "lid.txt" in refused.content.decode()
    post(as_alice, ticket, kind="reply", body="Now")
    assert names(ticket) == ["lid.txt"]


@pytest.mark.parametrize("kind", ["reply", "note"])
def test_a_file_that_is_too_large_is_named_and_the_others_stay(
    as_alice: Client, ticket: Ticket, settings: Any, kind: str
) -> None:
    settings.ATTACHMENT_MAX_BYTES = 5
    refused = post(as_alice, ticket, kind=kind, body="x", files=[a_file("small.txt"), a_file("film.mov", b"abcdef")])
    page = refused.content.decode()
    assert (refused.status_code, "film.mov (6 bytes) cannot go with it" in page) == (422, True)
    assert [file["name"] for file in refused.context["writing"].kept] == ["small.txt"]


def test_a_colleague_sees_neither_words_nor_files_of_a_draft(
    as_alice: Client, as_bob: Client, ticket: Ticket, alice: User
) -> None:
    post(as_alice, ticket, "files/", files=a_file())
    post(as_alice, ticket, "draft/", body="Half a thought")
    page = as_bob.get(f"/desk/tickets/{ticket.number}/").content.decode()
    assert "Half a thought" not in page
    assert "lid.txt" not in page
    post(as_bob, ticket, kind="note", body="Mine")
    assert Draft.objects.get().user == alice


def test_a_file_that_arrives_a_second_time_is_kept_and_sent_once(as_alice: Client, ticket: Ticket) -> None:
    for _ in range(2):
        post(as_alice, ticket, "files/", files=a_file())
    post(as_alice, ticket, kind="reply", body="See this", files=[a_file(), a_file("other.txt")])
    assert names(ticket) == ["lid.txt", "other.txt"]


def test_a_page_that_sends_by_itself_is_told_where_to_go(as_alice: Client, ticket: Ticket) -> None:
    fields = {"kind": "reply", "body": "Hello"}
    address = f"/desk/tickets/{ticket.number}/"
    answer = as_alice.post(f"{address}reply/", fields, headers={"X-Requested-With": "fetch"})
    assert answer.json() == {"location": f"{address}#message-{ticket.messages.get(direction='out').pk}"}


def test_a_second_try_of_a_sending_leaves_no_draft_of_what_was_sent(as_alice: Client, ticket: Ticket) -> None:
    fields = {"kind": "reply", "body": "Once", "submission_key": str(uuid.uuid4())}
    post(as_alice, ticket, **fields)
    post(as_alice, ticket, "draft/", body="Once")
    post(as_alice, ticket, **fields)
    assert not Draft.objects.exists()
    assert ticket.messages.filter(direction="out").count() == 1


def test_a_file_chosen_while_words_are_on_their_way_leaves_them_the_newest(as_alice: Client, ticket: Ticket) -> None:
    a_second_ago = str(int((timezone.now() - dt.timedelta(seconds=1)).timestamp() * 1000))
    post(as_alice, ticket, "files/", files=a_file())
    assert post(as_alice, ticket, "draft/", body="Look at this", written=a_second_ago).json() == {"saved": True}
    post(as_alice, ticket, "files/", files=a_file("other.txt"))
    draft = Draft.objects.get()
    assert (draft.body, draft.files.count()) == ("Look at this", 2)
    assert int(draft.written_at.timestamp() * 1000) == int(a_second_ago)


def test_a_file_that_left_with_its_form_is_not_kept_when_it_arrives_late(as_alice: Client, ticket: Ticket) -> None:
    key = str(uuid.uuid4())
    post(as_alice, ticket, kind="reply", body="See this", submission_key=key, files=a_file(), chosen_with=key)
    post(as_alice, ticket, "files/", files=a_file(), chosen_with=key)
    assert not Draft.objects.exists()
    post(as_alice, ticket, kind="reply", body="And this", files=[a_file(), a_file("more.txt")], chosen_with=[key, key])
    assert names(ticket) == ["lid.txt", "more.txt"]


def test_every_page_sends_a_draft_under_the_key_of_its_form(as_alice: Client, ticket: Ticket) -> None:
    key = str(uuid.uuid4())
    post(as_alice, ticket, "draft/", body="Once", submission_key=key)
    assert f'name="submission_key" value="{key}"' in as_alice.get(f"/desk/tickets/{ticket.number}/").content.decode()


def test_sent_words_that_arrive_late_leave_a_draft_begun_since(as_alice: Client, ticket: Ticket) -> None:
    first, second = str(uuid.uuid4()), str(uuid.uuid4())
    post(as_alice, ticket, kind="reply", body="Once", submission_key=first)
    post(as_alice, ticket, "draft/", body="And then", submission_key=second)
    post(as_alice, ticket, "draft/", body="Once", submission_key=first)
    post(as_alice, ticket, kind="reply", body="Once", submission_key=first)
    assert Draft.objects.get().body == "And then"


def test_other_words_under_a_key_that_was_used_wait_under_another(as_alice: Client, ticket: Ticket) -> None:
    key = str(uuid.uuid4())
    post(as_alice, ticket, kind="reply", body="Once", submission_key=key)
    refused = post(as_alice, ticket, kind="reply", body="And then", submission_key=key)
    assert (refused.status_code, str(refused.context["submission_key"]) == key) == (409, False)
    assert (Draft.objects.get().body, Draft.objects.get().submission_key) == ("And then", None)


@pytest.mark.parametrize(
    ("draft", "sent", "stays"),
    [
        ({"key": 1, "written": 2000}, {"key": 1, "written": 1000}, True),
        ({"key": 1, "written": 1000}, {"key": 1, "written": 1000}, False),
        ({"key": 1, "written": 1000}, {"key": 1, "written": 2000}, False),
        ({"key": 1, "written": 2000}, {"key": 1}, True),
        ({"key": 2, "written": 1000}, {"key": 1, "written": 2000}, True),
        ({"key": 2, "written": 1000}, {"key": 1, "written": 0}, True),
        ({"key": 2, "written": 1000}, {}, True),
        ({"written": 1000}, {"key": 1, "written": 1000}, False),
        ({"written": 2000}, {"key": 1, "written": 1000}, True),
    ],
)
def test_newer_words_of_another_device_stay_when_older_ones_are_sent(
    as_alice: Client, ticket: Ticket, draft: dict[str, int], sent: dict[str, int], stays: bool
) -> None:
    keys = {1: str(uuid.uuid4()), 2: str(uuid.uuid4())}

    def form(given: dict[str, int], **words: str) -> dict[str, Any]:
        named = {"submission_key": keys[given["key"]]} if "key" in given else {}
        at = (
            {"written": str(1700000000000 + given["written"]) if given["written"] else "0"}
            if "written" in given
            else {}
        )
        return {**named, **at, **words}

    post(as_alice, ticket, "draft/", **form(draft, body="Written on the train"))
    post(as_alice, ticket, **form(sent, body="Written at the desk", kind="reply"))
    assert list(Draft.objects.values_list("body", flat=True)) == ["Written on the train"] * stays
    again = as_alice.get(f"/desk/tickets/{ticket.number}/").content.decode()
    assert ("newer words that you wrote elsewhere are kept" in again, "Written on the train" in again) == (stays, stays)
    assert keys[1] not in again


def test_words_that_stayed_can_be_sent_and_files_that_left_do_not_leave_twice(as_alice: Client, ticket: Ticket) -> None:
    key = str(uuid.uuid4())
    post(as_alice, ticket, "files/", files=a_file(), submission_key=key)
    post(as_alice, ticket, "draft/", body="Newer", submission_key=key, written="1700000002000")
    post(as_alice, ticket, kind="note", body="Older", submission_key=key, written="1700000001000")
    post(as_alice, ticket, kind="reply", body="Newer")
    assert not Draft.objects.exists()
    assert names(ticket) == ["lid.txt"]
    assert ticket.messages.filter(direction__in=("out", "note")).count() == 2


@pytest.mark.parametrize("sent", ["See this and that", "That"])
def test_words_that_were_refused_and_changed_leave_no_draft(as_alice: Client, ticket: Ticket, sent: str) -> None:
    refused = post(as_alice, ticket, kind="reply", body="See this", cc="nobody")
    page = refused.content.decode()
    fields = {
        name: page.partition(f'name="{name}" value="')[2].partition('"')[0] for name in ("submission_key", "written")
    }
    post(as_alice, ticket, kind="reply", body=sent, **fields)
    assert not Draft.objects.exists()


def test_words_that_stay_when_a_form_is_sent_again_are_told(as_alice: Client, ticket: Ticket) -> None:
    key = str(uuid.uuid4())
    post(as_alice, ticket, kind="note", body="See this", submission_key=key)
    post(as_alice, ticket, "draft/", body="And that", submission_key=key)
    post(as_alice, ticket, kind="note", body="See this", submission_key=key, written="4000000000000")
    assert Draft.objects.get().body == "And that"
    assert "newer words that you wrote elsewhere are kept" in as_alice.get(f"/desk/tickets/{ticket.number}/").text


def test_what_was_typed_after_the_last_saving_leaves_no_draft(as_alice: Client, ticket: Ticket) -> None:
    key = str(uuid.uuid4())
    post(as_alice, ticket, "draft/", body="See th", submission_key=key)
    post(as_alice, ticket, kind="reply", body="See this", submission_key=key)
    assert not Draft.objects.exists()
