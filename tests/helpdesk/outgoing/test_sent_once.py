"""One press is one message, also when it arrives four times at once."""

import re
import uuid
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.test import Client

from helpdesk.outgoing.addressing.tokens import request_token
from helpdesk.people.models import User
from helpdesk.tickets.models import Message, Ticket
from tests import factories

KEY = re.compile(r'name="submission_key"[^>]*value="([^"]+)"')
WORDS = "The kettle lid cracked again."
TIMES = 4
pytestmark = pytest.mark.django_db


@pytest.fixture
def agent(db: None) -> User:
    return factories.user("Alice", teams=(factories.team(),))


@pytest.fixture
def ticket(agent: User) -> Ticket:
    return factories.ticket(team=agent.teams.first())


def _forms(ticket: Ticket) -> dict[str, tuple[str, dict[str, str]]]:
    desk = f"/desk/tickets/{ticket.number}/"
    person = {"email": "meg@example.org", "name": "Meg"}
    call = {"channel": "phone", "priority": "normal", "subject": "Lid", "note": WORDS, **person}
    return {
        "reply": (f"{desk}reply/", {"kind": "reply", "body": WORDS}),
        "note": (f"{desk}reply/", {"kind": "note", "body": WORDS}),
        "phone note": ("/desk/tickets/new/", call),
        "answer": (f"/r/{request_token(ticket)}/", {"message": WORDS}),
        "contact form": ("/help/contact/", {"message": WORDS, "complaint": "no", **person}),
    }


def _signed_in(agent: User) -> Client:
    client = Client()
    client.force_login(agent)
    return client


def _press(barrier: Barrier, client: Client, address: str, fields: dict[str, str]) -> int:
    barrier.wait()
    try:
        return client.post(address, fields).status_code
    finally:
        connections.close_all()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ["reply", "note", "phone note", "answer", "contact form"])
def test_four_presses_at_once_store_one(agent: User, ticket: Ticket, name: str) -> None:
    address, fields = _forms(ticket)[name]
    fields["submission_key"] = str(uuid.uuid4())
    barrier = Barrier(TIMES)
    clients = [_signed_in(agent) for _ in range(TIMES)]
    with ThreadPoolExecutor(TIMES) as presses:
        answers = list(presses.map(lambda client: _press(barrier, client, address, fields), clients))
    assert answers == [302] * TIMES
    assert Message.objects.filter(body_text=WORDS).count() == 1


@pytest.mark.parametrize("address", ["/desk/tickets/new/", "/help/contact/"])
def test_each_form_that_is_shown_has_a_key_of_its_own(agent: User, address: str) -> None:
    client = _signed_in(agent)
    first, second = (KEY.search(client.get(address).content.decode()) for _ in range(2))
    assert first
    assert second
    assert first[1] != second[1]


@pytest.mark.parametrize("name", ["phone note", "contact form"])
def test_other_words_under_the_key_of_a_form_that_was_sent_are_another_ticket(
    agent: User, ticket: Ticket, name: str
) -> None:
    address, fields = _forms(ticket)[name]
    client, key = _signed_in(agent), str(uuid.uuid4())
    for words in (WORDS, "And the handle broke."):
        client.post(address, {**fields, "note": words, "message": words, "submission_key": key})
    assert Message.objects.filter(body_text__in=[WORDS, "And the handle broke."]).count() == 2


@pytest.mark.parametrize("name", ["reply", "note", "answer"])
def test_other_words_under_a_key_that_was_used_are_shown_again_and_not_lost(
    agent: User, ticket: Ticket, name: str
) -> None:
    address, fields = _forms(ticket)[name]
    client, key = _signed_in(agent), str(uuid.uuid4())
    client.post(address, {**fields, "submission_key": key})
    more = {"body": "And more.", "message": "And more.", "submission_key": key}
    answer = client.post(address, {**fields, **more})
    assert (answer.status_code // 100, "And more." in answer.content.decode()) == (4, True)
    assert not Message.objects.filter(body_text="And more.").exists()


def test_a_key_that_made_something_else_is_refused_and_the_words_stay(agent: User, ticket: Ticket) -> None:
    client, key = _signed_in(agent), str(uuid.uuid4())
    for name in ("note", "reply"):
        address, fields = _forms(ticket)[name]
        answer = client.post(address, {**fields, "submission_key": key})
    assert (answer.status_code, WORDS in answer.content.decode()) == (422, True)
