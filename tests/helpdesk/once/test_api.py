"""One key, one effect: repeated, with another body, for another address, after an error, four at once."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone
from rest_framework.test import APIClient

from helpdesk.once.models import Answered
from helpdesk.once.tasks import prune
from helpdesk.people.models import Team, User
from helpdesk.tickets.models import Message, Ticket
from tests import factories
from tests.helpdesk.tickets.api.conftest import with_token

TICKET = {"customer": {"email": "ana@example.org"}, "subject": "Grinder is loud", "body_text": "Louder."}


def post(client: APIClient, path: str, body: dict[str, Any], key: str = "one", form: str = "json") -> Any:
    return client.post(f"/api/v1/{path}", body, format=form, HTTP_IDEMPOTENCY_KEY=key)


@pytest.fixture
def client(alice: User) -> APIClient:
    return with_token(alice)


def test_a_ticket_posted_twice_is_one_ticket_with_one_answer(client: APIClient) -> None:
    first, second = (post(client, "tickets/", TICKET) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert Ticket.objects.count() == 1


def test_the_key_with_another_body_or_address_is_refused(client: APIClient, team: Team) -> None:
    post(client, "tickets/", TICKET)
    other = post(client, "tickets/", TICKET | {"subject": "Another"})
    note = post(client, f"tickets/{factories.ticket(team=team).number}/messages/", {"body_text": "x"})
    assert (other.status_code, note.status_code) == (409, 409)
    assert Ticket.objects.filter(subject__in=["Grinder is loud", "Another"]).count() == 1


def test_colleagues_do_not_meet_each_others_keys(client: APIClient, bob: User) -> None:
    post(client, "tickets/", TICKET)
    assert post(with_token(bob), "tickets/", TICKET).status_code == 201
    assert Ticket.objects.count() == 2


def test_what_was_refused_may_be_sent_again_in_right_words(client: APIClient) -> None:
    assert post(client, "tickets/", TICKET | {"subject": ""}).status_code == 400
    assert post(client, "tickets/", TICKET).status_code == 201


@pytest.mark.parametrize("direction", ["note", "out"])
def test_a_message_posted_twice_is_one_message(client: APIClient, team: Team, direction: str) -> None:
    path = f"tickets/{factories.ticket(team=team).number}/messages/"
    answers = [post(client, path, {"body_text": "Once.", "direction": direction}) for _ in range(2)]
    assert answers[0].json() == answers[1].json()
    assert Message.objects.filter(body_text="Once.").count() == 1


def test_another_file_is_another_request(client: APIClient, team: Team) -> None:
    path = f"tickets/{factories.ticket(team=team).number}/messages/"

    def attach(content: bytes) -> int:
        file = SimpleUploadedFile("lid.txt", content)
        return int(post(client, path, {"body_text": "See.", "files": [file]}, form="multipart").status_code)

    assert [attach(b"a"), attach(b"a"), attach(b"b")] == [201, 201, 409]


def test_a_key_that_is_over_is_free_again(client: APIClient) -> None:
    post(client, "tickets/", TICKET)
    Answered.objects.update(expires_at=timezone.now() - dt.timedelta(seconds=1))
    assert post(client, "tickets/", TICKET).status_code == 201
    assert Ticket.objects.count() == 2
    Answered.objects.update(expires_at=timezone.now() - dt.timedelta(seconds=1))
    assert prune() == 1


@pytest.mark.django_db(transaction=True)
def test_four_at_once_have_one_effect_and_one_answer(alice: User) -> None:
    def press(_: int) -> Any:
        try:
            return post(with_token(alice), "tickets/", TICKET).json()["number"]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as four:
        numbers = set(four.map(press, range(4)))
    assert len(numbers) == 1
    assert Ticket.objects.count() == 1
