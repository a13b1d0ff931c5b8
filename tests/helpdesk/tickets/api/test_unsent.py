"""Scheduling, sending now and taking back over the API."""

import datetime as dt

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from helpdesk.tickets.models import DeliveryState, Message, Ticket

pytestmark = pytest.mark.django_db


def url(ticket: Ticket, rest: str = "") -> str:
    return f"/api/v1/tickets/{ticket.number}/messages/{rest}"


def schedule(client: APIClient, ticket: Ticket, **data: object) -> dict[str, object]:
    at = (timezone.now() + dt.timedelta(days=1)).isoformat()
    answer = client.post(url(ticket), {"body_text": "Soon.", "send_after": at} | data, format="json")
    assert answer.status_code == 201, answer.json()
    return dict(answer.json())


def test_a_scheduled_reply_waits_with_its_status(as_alice: APIClient, ticket: Ticket) -> None:
    data = schedule(as_alice, ticket, status="resolved", bcc=["boss@b.example"])
    assert (data["delivery"], data["status_on_send"], data["bcc"]) == ("scheduled", "resolved", ["boss@b.example"])
    ticket.refresh_from_db()
    assert ticket.status == "new"


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"send_after": "2020-01-01T00:00:00Z"}, "send_after"),
        ({"send_after": "2120-01-01T00:00:00Z"}, "send_after"),
        ({"send_after": "soon"}, "send_after"),
        ({"bcc": ["help@harborpine.example"]}, "cc"),
        ({"direction": "note", "bcc": ["a@b.example"]}, "bcc"),
    ],
)
def test_what_cannot_be_is_refused_under_its_name(
    as_alice: APIClient, ticket: Ticket, data: dict[str, object], field: str
) -> None:
    answer = as_alice.post(url(ticket), {"body_text": "Soon."} | data, format="json")
    assert (answer.status_code, list(answer.json())) == (400, [field])
    assert not ticket.messages.exclude(direction="in").exists()


def test_send_now_once(as_alice: APIClient, ticket: Ticket) -> None:
    here = url(ticket, f"{schedule(as_alice, ticket)['id']}/send-now/")
    assert as_alice.post(here).json()["delivery"] == "queued"
    assert as_alice.post(here).status_code == 409


def test_withdrawn_it_is_gone_from_the_conversation(as_alice: APIClient, ticket: Ticket) -> None:
    here = url(ticket, f"{schedule(as_alice, ticket)['id']}/withdraw/")
    assert as_alice.post(here).json()["delivery"] == "withdrawn"
    assert as_alice.get(url(ticket)).json()["results"][-1]["direction"] == "in"


def test_for_charlie_there_is_no_such_reply(as_alice: APIClient, as_charlie: APIClient, ticket: Ticket) -> None:
    key = schedule(as_alice, ticket)["id"]
    for verb in ("send-now", "withdraw"):
        assert as_charlie.post(url(ticket, f"{key}/{verb}/")).status_code == 404
    assert Message.objects.get(pk=str(key)).delivery == DeliveryState.SCHEDULED
