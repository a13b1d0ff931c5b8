"""Links that need no account: one purpose, one object, an end, and the same answer to every wrong one."""

import datetime as dt
import re
from unicodedata import normalize

import pytest
import time_machine
from django.core import signing
from django.test import Client
from django.utils import timezone

from helpdesk.events.deliver import drain
from helpdesk.outgoing.addressing.tokens import REQUEST_DAYS, reply_tag, request_token, ticket_number_of
from helpdesk.outgoing.models import OutgoingMail
from surveys.models import Answer
from tests import factories
from tests.security.world import World

CHANGING = re.compile(r'(value|content)="[^"]*"')


def tampered(token: str) -> str:
    """One letter of the signature is another."""
    return token[:-1] + ("A" if token[-1] != "A" else "B")


def page(client: Client, path: str) -> tuple[int, str]:
    answer = client.get(path)
    return answer.status_code, CHANGING.sub("", answer.content.decode())


@pytest.mark.parametrize("room", ["r", "s"])
def test_every_wrong_link_gets_the_same_answer(client: Client, world: World, room: str) -> None:
    own, other = request_token(world.ticket), world.survey_token
    if room == "s":
        own, other = other, own
    elsewhere = signing.dumps([world.ticket.pk, world.ticket.requester_id], salt="another purpose")
    unknown = page(client, f"/{room}/{'x' * 32}/")
    assert unknown[0] == 404
    for wrong in (tampered(own), other, elsewhere, own.upper(), own[:20]):
        assert page(client, f"/{room}/{wrong}/") == unknown
    assert page(client, f"/{room}/{own}/")[0] in (200, 302)


@pytest.mark.parametrize("room", ["r", "s"])
def test_a_link_ends(client: Client, world: World, room: str) -> None:
    own = request_token(world.ticket) if room == "r" else world.survey_token
    with time_machine.travel(timezone.now() + dt.timedelta(days=REQUEST_DAYS + 1)):
        assert page(client, f"/{room}/{own}/") == page(client, f"/{room}/{'x' * 32}/")


def test_a_request_link_shows_one_request_and_nothing_else(client: Client, world: World) -> None:
    factories.ticket("Another of the same person", requester=world.requester)
    answer = client.get(f"/r/{request_token(world.ticket)}/").content.decode()
    assert world.ticket.subject in answer
    assert "Another of the same person" not in answer
    assert "Tapirwords of a note" not in answer


def test_a_request_link_opens_no_file_of_another_ticket(client: Client, world: World) -> None:
    other = factories.ticket("Another", requester=world.requester)
    path = f"/r/{request_token(other)}/attachments/{world.attachment.key}/"
    assert client.get(path).status_code == 404


def test_reading_writes_nothing(client: Client, world: World) -> None:
    before = list(Answer.objects.values())
    for path in ("", "comment/", "thanks/", "unsubscribe/"):
        for method in (client.get, client.head):
            method(f"/s/{world.survey_token}/{path}?score=9")
    assert list(Answer.objects.values()) == before


def test_an_answer_address_is_bound_to_its_ticket(world: World) -> None:
    tag = reply_tag(world.ticket.number)
    assert ticket_number_of(f"help+{tag}@harborpine.example") == world.ticket.number
    assert ticket_number_of(f"help+{tag.replace('r7', 'r8')}@harborpine.example") is None
    assert ticket_number_of(f"help+{normalize('NFKC', tag)[:-1]}@harborpine.example") is None


def test_no_mail_carries_the_host_of_a_request(client: Client, world: World) -> None:
    data = {"message": "Hello", "email": "host@example.org", "subject": "Host"}
    client.post("/help/contact/", data, headers={"host": "localhost"})
    drain()
    sent = OutgoingMail.objects.get(recipient="host@example.org")
    assert "http://127.0.0.1:8000/r/" in sent.text
    assert "localhost" not in sent.text
