"""Whatever way somebody takes, a complaint is not resolved before a named person answered its customer."""

import datetime as dt
from collections.abc import Callable

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from complaints.models import Complaint
from complaints.services import assess
from helpdesk.outgoing.addressing.tokens import request_token
from helpdesk.people.models import User
from helpdesk.tickets import services
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.errors import NotYet
from helpdesk.tickets.models import DeliveryState, Message, Ticket
from helpdesk.tickets.tasks import release_due
from tests import factories

pytestmark = pytest.mark.django_db
RULE = Actor.rule("Thanks", depth=1)
Way = Callable[[Client, Ticket], object]


@pytest.fixture
def ticket(complaint: Complaint, bob: User) -> Ticket:
    """A complaint that lacks nothing but an answer."""
    assess(complaint=complaint, actor=Actor.of(bob), severity="normal", no_cause_reason="None was found.")
    return Ticket.objects.get(pk=complaint.ticket_id)


@pytest.fixture
def desk(client: Client, bob: User) -> Client:
    client.force_login(bob)
    return client


def answered(ticket: Ticket, by: User, **options: object) -> Message:
    return services.reply(ticket=ticket, body_text="I am sorry.", actor=Actor.of(by), author=by, **options)  # type: ignore[arg-type]


def _desk(part: str, **data: object) -> Way:
    return lambda desk, ticket: desk.post(f"/desk/tickets/{ticket.number}/{part}", data)


def _bulk(desk: Client, ticket: Ticket) -> None:
    desk.post("/desk/tickets/bulk/", {"ticket": [ticket.number], "set": "status:resolved"})


def _api(part: str, **data: object) -> Way:
    def way(desk: Client, ticket: Ticket) -> None:
        address = f"/api/v1/tickets/{ticket.number}/{part}"
        (desk.post if part else desk.patch)(address, data, content_type="application/json")

    return way


def _customer(desk: Client, ticket: Ticket) -> None:
    Client().post(f"/r/{request_token(ticket)}/", {"solved": "1"})


def _service(act: Callable[[Ticket], object]) -> Way:
    def way(desk: Client, ticket: Ticket) -> None:
        with pytest.raises(NotYet, match="Answer the customer first"):
            act(ticket)

    return way


def _rule_later(desk: Client, ticket: Ticket) -> None:
    """As an imported or migrated row may stand: a scheduled reply that no person wrote."""
    message = answered(ticket, factories.user("Eve", role="manager"), send_at=timezone.now() + dt.timedelta(hours=1))
    Message.objects.filter(pk=message.pk).update(author_user=None, status_on_send="resolved")
    with time_machine.travel(timezone.now() + dt.timedelta(hours=2)):
        release_due()


WAYS: dict[str, Way] = {
    "menu": _desk("change/", status="resolved"),
    "bulk": _bulk,
    "reply without words": _desk("reply/", kind="reply", body=" ", status="resolved"),
    "reply that nobody sees": _desk("reply/", kind="reply", body="\u200b", status="resolved"),
    "note": _desk("reply/", kind="note", body="He was told.", status="resolved"),
    "API": _api("", status="resolved"),
    "API reply without words": _api("messages/", direction="out", body_text="", status="resolved"),
    "API note": _api("messages/", direction="note", body_text="He was told.", status="resolved"),
    "customer": _customer,
    "rule": _service(lambda ticket: services.update_ticket(ticket=ticket, actor=RULE, status="resolved")),
    "reply of a rule": _service(
        lambda ticket: services.reply(ticket=ticket, body_text="Thanks.", actor=RULE, status="resolved")
    ),
    "scheduled reply of a rule": _rule_later,
}


@pytest.mark.parametrize("way", WAYS)
def test_no_way_resolves_it_before(desk: Client, ticket: Ticket, way: str) -> None:
    WAYS[way](desk, ticket)
    ticket.refresh_from_db()
    assert ticket.is_open


@pytest.mark.parametrize("way", ["menu", "bulk", "API", "customer", "reply without words"])
def test_after_it_they_do(desk: Client, ticket: Ticket, bob: User, way: str) -> None:
    answered(ticket, bob)
    WAYS[way](desk, ticket)
    ticket.refresh_from_db()
    assert ticket.is_open == (way == "reply without words")


def test_the_answer_itself_may_resolve_it_now_or_later(ticket: Ticket, bob: User) -> None:
    answered(ticket, bob, status="resolved", send_at=timezone.now() + dt.timedelta(hours=1))
    with time_machine.travel(timezone.now() + dt.timedelta(hours=2)):
        release_due()
    ticket.refresh_from_db()
    assert ticket.status == "resolved"


@pytest.mark.parametrize(
    "delivery", [DeliveryState.SCHEDULED, DeliveryState.HELD, DeliveryState.WITHDRAWN, DeliveryState.FAILED]
)
def test_an_answer_that_never_came_is_none(desk: Client, ticket: Ticket, bob: User, delivery: str) -> None:
    Message.objects.filter(pk=answered(ticket, bob).pk).update(delivery=delivery)
    WAYS["menu"](desk, ticket)
    ticket.refresh_from_db()
    assert ticket.is_open


def test_the_answer_taken_back_opens_it_again(desk: Client, ticket: Ticket, bob: User) -> None:
    message = answered(ticket, bob, undo_seconds=30)
    WAYS["menu"](desk, ticket)
    services.withdraw_reply(message=message, actor=Actor.of(bob))
    ticket.refresh_from_db()
    assert ticket.is_open


def test_what_was_resolved_before_it_became_one_opens_again(alice: User) -> None:
    ticket = services.update_ticket(ticket=factories.ticket(), actor=Actor.of(alice), status="resolved")
    row = services.mark_complaint(ticket=ticket, actor=Actor.of(alice))
    assert row.is_open
    assert row.due_at is not None
