"""The API does what it was asked or says what it does not take; it never answers as if nothing had been said."""

import datetime as dt
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from rest_framework.test import APIClient

from helpdesk.people.models import Team, User
from helpdesk.tickets import services
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Attachment, Message, Ticket
from tests import factories
from tests.helpdesk.tickets.api.conftest import with_token

API = "/api/v1/"
LISTS = ("tickets", "tasks", "customers", "articles", "survey-answers", "complaints")


@pytest.fixture
def client(alice: User) -> APIClient:
    return with_token(alice)


@pytest.fixture
def ticket(team: Team) -> Ticket:
    return factories.ticket(team=team, tags=["lid"])


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize(
    "query", ["nonsense=1", "Status=new", "ordering=number", "cursor=x", "page_size=none", "page_size=201", "page=2"]
)
def test_an_unknown_filter_is_named(client: APIClient, kind: str, query: str) -> None:
    answer = client.get(f"{API}{kind}/?{query}")
    assert (answer.status_code, list(answer.json())) == (400, [query.partition("=")[0]])


@pytest.mark.parametrize(
    "query",
    [
        *(
            "tickets/?q=",
            "tickets/?tag=",
            "tickets/?created_since=",
            "tickets/?is_complaint=maybe",
            "tickets/?status=x",
        ),
        *("tickets/?q=a&q=b", "tickets/?tag=a&tag=b", "tickets/?page_size=2&page_size=1", "tasks/?ticket=1&ticket=2"),
        *("tickets/?customer=²", "tickets/?customer=1.5", "tickets/?customer=" + "9" * 5000, "tickets/?team=a%00b"),
        *("tickets/?team=Nowhere", "tickets/?assignee=nobody@shop.example", "tasks/?assignee=meg"),
        *(
            "tickets/?updated_since=0001-01-01T00:00:00%2B16:00",
            "tickets/?updated_since=yesterday",
            "tickets/?priority=",
        ),
        *("tasks/?is_open=maybe", "tasks/?due_before=9999-12-31T23:59:59-12:00", "customers/?q=", "customers/?q=%00"),
        *("articles/?q=", "articles/?language=xx", "survey-answers/?score=1e400", "complaints/?is_open=2"),
        *("complaints/?received_from=x", "survey-answers/?answered_at__gte=0001-01-01", "complaints/?severity=none"),
    ],
)
def test_a_bad_value_is_named_and_no_list_comes(client: APIClient, query: str) -> None:
    answer = client.get(API + query)
    assert (answer.status_code, list(answer.json())) == (400, [query.partition("?")[2].partition("=")[0]])


@pytest.mark.parametrize(
    "held",
    [
        *("p=Infinity", "p=²", "p=1e400", "p=0001-01-01", "o=1e400", f"p={2**64}", "p=a\x00", ""),
        *("r=1", "o=5", "r=2&p=1", "p=1&x=2", "p=1&p=2", "o=1001&p=1", "p=+1"),
    ],
)
def test_a_cursor_that_is_none_of_ours_is_named(client: APIClient, held: str) -> None:
    import base64

    cursor = base64.b64encode(held.encode()).decode()
    answer = client.get(f"{API}tickets/", {"cursor": cursor})
    assert (answer.status_code, list(answer.json())) == (400, ["cursor"])


@pytest.mark.parametrize("cursor", ["", "[]", "{}", "==", "!!!!", "cD0x!", "cD0 x", "cD0xé"])
def test_rubbish_in_place_of_a_cursor_brings_no_list(client: APIClient, cursor: str) -> None:
    answer = client.get(f"{API}tickets/", {"cursor": cursor})
    assert (answer.status_code, list(answer.json())) == (400, ["cursor"])


def test_tickets_are_found_by_tag_words_and_day(client: APIClient, ticket: Ticket) -> None:
    factories.ticket("Something else", team=ticket.team)
    since = (ticket.created_at - dt.timedelta(days=1)).isoformat()
    for query in ({"tag": "LID"}, {"q": f"#{ticket.number}"}, {"tag": "lid", "created_since": since}):
        assert [row["number"] for row in client.get(f"{API}tickets/", query).json()["results"]] == [ticket.number]
    assert client.get(f"{API}tickets/", {"created_before": since}).json()["results"] == []


@pytest.mark.parametrize(
    "body", [{"subjekt": "x"}, {"priority": "low", "state": "open"}, {"number": 1}, {"customer": {}}]
)
def test_an_unknown_field_is_named_and_nothing_changes(client: APIClient, ticket: Ticket, body: dict[str, Any]) -> None:
    answer = client.patch(f"{API}tickets/{ticket.number}/", body, format="json")
    assert (answer.status_code, set(answer.json()) <= set(body)) == (400, True)
    assert Ticket.objects.get().version == ticket.version


@pytest.mark.parametrize("subject", ["", "   ", "\u200b", "\u2800", "\u3164", "\u0301", None])
def test_an_empty_subject_is_refused(client: APIClient, ticket: Ticket, subject: str | None) -> None:
    new = {"subject": subject, "body_text": "Hello", "customer": {"email": "meg@example.org"}}
    old = {"subject": subject}
    for answer in (
        client.patch(f"{API}tickets/{ticket.number}/", old, "json"),
        client.post(f"{API}tickets/", new, "json"),
    ):
        assert (answer.status_code, list(answer.json())) == (400, ["subject"])


@pytest.mark.parametrize("field", ["team", "assignee", "product"])
def test_an_empty_name_takes_nothing_away(client: APIClient, ticket: Ticket, field: str) -> None:
    answer = client.patch(f"{API}tickets/{ticket.number}/", {field: ""}, "json")
    assert (answer.status_code, list(answer.json())) == (400, [field])
    assert client.patch(f"{API}tickets/{ticket.number}/", {field: None}, "json").status_code == 200


@pytest.mark.parametrize("language", ["<b>", "english", "d", "de_", "1"])
def test_a_language_is_named_by_its_code(client: APIClient, ticket: Ticket, language: str) -> None:
    answer = client.patch(f"{API}tickets/{ticket.number}/", {"language": language}, "json")
    assert (answer.status_code, list(answer.json())) == (400, ["language"])
    assert client.patch(f"{API}tickets/{ticket.number}/", {"language": "pt-BR"}, "json").json()["language"] == "pt-BR"


@pytest.mark.parametrize("words", ["\u200b", " \u2800 ", "\ufeff"])
def test_words_that_nobody_sees_are_none(client: APIClient, ticket: Ticket, words: str) -> None:
    new = {"subject": "Lid", "body_text": words, "customer": {"email": "meg@example.org"}}
    asked = [(f"tickets/{ticket.number}/messages/", {"direction": way, "body_text": words}) for way in ("out", "note")]
    for path, body in [*asked, ("tickets/", new)]:
        answer = client.post(API + path, body, "json")
        assert (answer.status_code, list(answer.json())) == (400, ["body_text"]), path


def test_several_fields_change_together_or_not_at_all(client: APIClient, ticket: Ticket, alice: User) -> None:
    services.mark_complaint(ticket=ticket, actor=Actor.of(alice))
    body = {"subject": "Another", "priority": "low", "tags": [], "status": "resolved"}
    assert client.patch(f"{API}tickets/{ticket.number}/", body, format="json").status_code == 400
    kept = Ticket.objects.get()
    assert (kept.subject, kept.priority, kept.status) == ("Kettle lid cracked", "normal", "new")
    assert [tag.name for tag in kept.tags.all()] == ["lid"]


def test_a_stale_edit_is_told_and_changes_nothing(client: APIClient, ticket: Ticket, bob: User) -> None:
    path, seen = f"{API}tickets/{ticket.number}/", ticket.version
    assert client.patch(path, {"priority": "high", "version": seen}, format="json").status_code == 200
    stale = with_token(bob).patch(path, {"priority": "low", "tags": ["x"], "version": seen}, format="json")
    assert (stale.status_code, stale.json()["version"]) == (409, Ticket.objects.get().version)
    assert Ticket.objects.get().priority == "high"


@pytest.mark.parametrize("version", ["²", "9" * 5000, -1, 1.5, None, [1], "", True])
def test_a_version_that_is_no_number_is_refused(client: APIClient, ticket: Ticket, version: Any) -> None:
    answer = client.patch(f"{API}tickets/{ticket.number}/", {"priority": "low", "version": version}, format="json")
    assert (answer.status_code, list(answer.json())) == (400, ["version"])


@pytest.mark.parametrize("direction", ["note", "out"])
def test_what_is_attached_is_stored(client: APIClient, ticket: Ticket, direction: str) -> None:
    files = [SimpleUploadedFile("lid.txt", b"a"), SimpleUploadedFile("bill.txt", b"b")]
    body = {"body_text": "See the files.", "direction": direction, "files": files}
    answer = client.post(f"{API}tickets/{ticket.number}/messages/", body, format="multipart")
    assert [file["filename"] for file in answer.json()["attachments"]] == ["lid.txt", "bill.txt"]


def test_a_ticket_keeps_what_is_attached(client: APIClient, db: None) -> None:
    file = SimpleUploadedFile("lid.txt", b"a")
    body = {"customer.email": "ana@example.org", "subject": "Lid", "body_text": "It broke.", "files": [file]}
    assert client.post(f"{API}tickets/", body, format="multipart").status_code == 201
    assert Attachment.objects.get().filename == "lid.txt"


@pytest.mark.parametrize("name", ["files", "attachments", "file"])
def test_what_cannot_be_attached_is_refused(client: APIClient, ticket: Ticket, name: str) -> None:
    body = {"body_text": "See the file.", "direction": "note", name: [{"filename": "lid.txt", "content": "YQ=="}]}
    answer = client.post(f"{API}tickets/{ticket.number}/messages/", body, format="json")
    assert (answer.status_code, list(answer.json())) == (400, [name])
    assert not Message.objects.filter(body_text="See the file.").exists()


@pytest.mark.parametrize("name", ["files[]", "files[0]", "files.0", "Files", "body_text[0]", "status.x"])
def test_a_part_of_a_form_that_no_field_reads_is_refused(client: APIClient, ticket: Ticket, name: str) -> None:
    body = {"body_text": "See the file.", "direction": "note", name: SimpleUploadedFile("lid.txt", b"a")}
    answer = client.post(f"{API}tickets/{ticket.number}/messages/", body, format="multipart")
    assert (answer.status_code, list(answer.json())) == (400, [name])


@pytest.mark.parametrize(
    ("body", "name"),
    [("body_text=First&body_text=Second", "body_text"), ("customer=x", "customer"), ("subject=a&subject=b", "subject")],
)
def test_a_form_says_each_thing_once(client: APIClient, ticket: Ticket, body: str, name: str) -> None:
    whole = f"customer.email=ana@example.org&{body}" + ("" if "body_text" in body else "&body_text=It broke.")
    answer = client.post(f"{API}tickets/", whole, content_type="application/x-www-form-urlencoded")
    assert (answer.status_code, list(answer.json())) == (400, [name])


@pytest.mark.parametrize("name", ["priority[]", "subject.de", "tags[0]"])
def test_a_name_in_json_is_read_whole(client: APIClient, ticket: Ticket, name: str) -> None:
    answer = client.patch(f"{API}tickets/{ticket.number}/", {name: "low"}, format="json")
    assert (answer.status_code, list(answer.json())) == (400, [name])


@pytest.mark.parametrize("body", ['{"product": "\\ud800"}', '{"\\udfff": 1}', '{"tags": ["a\\ud800b"]}'])
def test_half_a_letter_is_refused(client: APIClient, ticket: Ticket, body: str) -> None:
    answer = client.patch(f"{API}tickets/{ticket.number}/", body, content_type="application/json")
    assert (answer.status_code, "half of a letter" in answer.json()["detail"]) == (400, True)


@pytest.mark.parametrize("path", ["nothing/", "nothing", "tickets/²/", "tickets/0/", "tickets/1/nothing/", "a\x00/"])
def test_what_is_not_there_is_told_in_json(client: APIClient, path: str) -> None:
    answer = client.get(API + path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/json")
    assert answer.json()["detail"]


@pytest.mark.parametrize(
    "body", ["[" * 100_000, '{"a":' * 50_000, '{"version": NaN}', "9" * 5000, "\ud800", "[]", "null"]
)
def test_json_of_any_shape_is_refused(client: APIClient, ticket: Ticket, body: str) -> None:
    content = body.encode("utf-8", "surrogatepass")
    answer = client.patch(f"{API}tickets/{ticket.number}/", content, content_type="application/json")
    assert answer.status_code == 400
