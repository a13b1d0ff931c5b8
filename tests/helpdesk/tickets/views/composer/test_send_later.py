"""Sending later from the page, and what stands on the ticket meanwhile."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.test import Client

from helpdesk.outgoing.addressing.tokens import request_token
from helpdesk.people.models import User
from helpdesk.tickets import services
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import DeliveryState, Draft, Message, Ticket
from helpdesk.tickets.words import NewMessage

pytestmark = pytest.mark.django_db

THURSDAY = dt.datetime(2026, 11, 19, 15, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _on_a_thursday() -> Any:
    with time_machine.travel(THURSDAY, tick=False):
        yield


def post(client: Client, ticket: Ticket, part: str = "reply/", **data: Any) -> Any:
    fields = {"kind": "reply", "body": "Your refund leaves today."} if part == "reply/" else {}
    return client.post(f"/desk/tickets/{ticket.number}/{part}", fields | data)


def page(client: Client, ticket: Ticket) -> str:
    return str(client.get(f"/desk/tickets/{ticket.number}/").content.decode())


def lives_in(ticket: Ticket, zone: str) -> None:
    ticket.requester.time_zone = zone
    ticket.requester.save()


def scheduled(ticket: Ticket) -> Message:
    return ticket.messages.get(direction="out")


def test_the_menu_speaks_the_customers_time_and_the_readers(as_alice: Client, alice: User, ticket: Ticket) -> None:
    lives_in(ticket, "America/New_York")
    alice.time_zone = "Europe/Berlin"
    alice.save()
    later = as_alice.get(f"/desk/tickets/{ticket.number}/").context["later"]
    assert (later["their"].whose, later["place"]) == ("Meg O’Dowd’s time", "New York")
    tomorrow = next(offer for offer in later["offers"] if offer["label"] == "Tomorrow 09:00")
    assert (tomorrow["value"], tomorrow["yours"]) == ("2026-11-20T14:00:00+00:00", "15:00")


def test_without_their_zone_it_is_the_offices_and_says_so(as_alice: Client, ticket: Ticket) -> None:
    text = " ".join(page(as_alice, ticket).split())
    assert "Send later · office time, UTC" in text
    assert "theirs is not known" in text


def test_a_chosen_offer_waits_on_the_ticket_with_three_ways_out(as_alice: Client, ticket: Ticket) -> None:
    lives_in(ticket, "Europe/Lisbon")
    post(as_alice, ticket, later="2026-11-20T09:00:00+00:00", later_status="resolved", status="waiting")
    message = scheduled(ticket)
    assert (message.delivery, message.status_on_send) == (DeliveryState.SCHEDULED, "resolved")
    text = page(as_alice, ticket)
    assert "Leaves tomorrow 09:00 (Meg O’Dowd’s time, Lisbon)" in text
    assert f"/send-now/{message.pk}/" in text
    assert "Cancel" in text


def test_in_two_hours_counts_from_the_press(as_alice: Client, ticket: Ticket) -> None:
    post(as_alice, ticket, later="soon")
    assert scheduled(ticket).send_after == THURSDAY + dt.timedelta(hours=2)


def test_a_wall_time_is_read_in_the_zone_beside_it(as_alice: Client, ticket: Ticket) -> None:
    post(as_alice, ticket, later="at", later_at="2026-12-01T09:30", later_zone="Europe/Berlin")
    assert scheduled(ticket).send_after == dt.datetime(2026, 12, 1, 8, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"later": "at", "later_at": "", "later_zone": "UTC"}, "Choose a date and a time"),
        ({"later": "at", "later_at": "0001-01-01T00:00", "later_zone": "Asia/Tokyo"}, "Choose a date and a time"),
        ({"later": "at", "later_at": "2026-12-01T09:30", "later_zone": "Mars/Olympus"}, "Choose the time zone"),
        ({"later": "at", "later_at": "2026-11-19T09:00", "later_zone": "UTC"}, "has passed"),
        ({"later": "at", "later_at": "2027-11-19T09:00", "later_zone": "UTC"}, "more than 90 days ahead"),
        ({"later": "yesterday"}, "Choose a date and a time"),
    ],
)
def test_a_time_that_cannot_be_is_named_and_everything_typed_stays(
    as_alice: Client, ticket: Ticket, data: dict[str, str], words: str
) -> None:
    answer = post(as_alice, ticket, **data)
    assert (answer.status_code, words in answer.content.decode()) == (422, True)
    writing = answer.context["writing"]
    assert (writing.body, writing.later_at) == ("Your refund leaves today.", data.get("later_at", ""))
    assert not ticket.messages.filter(direction="out").exists()


def test_the_times_open_again_only_for_a_time_that_was_refused(as_alice: Client, ticket: Ticket) -> None:
    menu = '<details class="menu menu-up menu-end send-later" open>'
    late = post(as_alice, ticket, later="at", later_at="2026-11-19T09:00", later_zone="UTC")
    assert menu in late.content.decode()
    unknown = post(as_alice, ticket, cc="nobody", later_at="2026-11-20T09:00", later_zone="UTC")
    assert (unknown.status_code, menu in unknown.content.decode()) == (422, False)


def test_the_night_without_that_hour_and_the_night_with_two(as_alice: Client, ticket: Ticket) -> None:
    with time_machine.travel(dt.datetime(2026, 3, 20, tzinfo=dt.UTC), tick=False):
        skipped = post(as_alice, ticket, later="at", later_at="2026-03-29T02:30", later_zone="Europe/Berlin")
        assert "02:30 does not exist on 29 March in Berlin" in skipped.content.decode()
    with time_machine.travel(dt.datetime(2026, 10, 20, tzinfo=dt.UTC), tick=False):
        twice = post(as_alice, ticket, later="at", later_at="2026-10-25T02:30", later_zone="Europe/Berlin")
        assert "this time twice; it leaves at the first" in as_alice.get(twice["Location"]).content.decode()
    assert scheduled(ticket).send_after == dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)


def test_send_now_leaves_after_the_undo_window(as_alice: Client, ticket: Ticket) -> None:
    post(as_alice, ticket, later="soon", later_status="resolved")
    message = scheduled(ticket)
    post(as_alice, ticket, f"send-now/{message.pk}/", seen=ticket.messages.get(direction="in").pk)
    ticket.refresh_from_db()
    assert (scheduled(ticket).delivery, ticket.status) == (DeliveryState.QUEUED, "resolved")


def test_a_held_reply_says_why_and_a_stale_page_cannot_send_it(as_alice: Client, ticket: Ticket) -> None:
    post(as_alice, ticket, later="soon")
    seen = ticket.messages.get(direction="in").pk
    services.add_inbound(
        ticket=ticket, message=NewMessage(body_text="It burnt me"), actor=Actor.customer(ticket.requester)
    )
    text = page(as_alice, ticket)
    assert "Held back." in text
    assert "The customer wrote after this was scheduled" in text
    answer = as_alice.post(f"/desk/tickets/{ticket.number}/send-now/{scheduled(ticket).pk}/", {"seen": seen})
    assert "somebody wrote or answered just now" in as_alice.get(answer["Location"]).content.decode()
    assert scheduled(ticket).delivery == DeliveryState.HELD


def test_edit_and_cancel_keep_the_words(as_alice: Client, alice: User, ticket: Ticket) -> None:
    post(as_alice, ticket, later="soon", bcc="boss@b.example")
    post(as_alice, ticket, f"undo/{scheduled(ticket).pk}/", cancel="1")
    assert scheduled(ticket).delivery == DeliveryState.WITHDRAWN
    draft = Draft.objects.get(ticket=ticket, user=alice)
    assert (draft.body, draft.bcc) == ("Your refund leaves today.", "boss@b.example")


def test_a_colleague_takes_over_and_gets_the_words(as_bob: Client, bob: User, alice: User, ticket: Ticket) -> None:
    message = services.reply(
        ticket=ticket,
        body_text="Soon.",
        actor=Actor.of(alice),
        author=alice,
        send_at=THURSDAY + dt.timedelta(hours=3),
    )
    post(as_bob, ticket, f"undo/{message.pk}/")
    assert Draft.objects.get().user == bob


def test_charlie_meets_nothing(as_charlie: Client, alice: User, ticket: Ticket) -> None:
    later = THURSDAY + dt.timedelta(hours=3)
    message = services.reply(ticket=ticket, body_text="Soon.", actor=Actor.of(alice), author=alice, send_at=later)
    for part in (f"send-now/{message.pk}/", f"undo/{message.pk}/"):
        assert post(as_charlie, ticket, part).status_code == 404
    assert scheduled(ticket).delivery == DeliveryState.SCHEDULED


def test_blind_copies_are_for_staff_alone(as_alice: Client, ticket: Ticket) -> None:
    post(as_alice, ticket, bcc="boss@b.example", cc="son@b.example")
    Message.objects.filter(direction="out").update(delivery="sent")
    assert "Bcc <bdi>boss@b.example</bdi>" in " ".join(page(as_alice, ticket).split())
    public = Client().get(f"/r/{request_token(ticket)}/").content.decode()
    assert "Your refund leaves today." in public
    assert "boss@b.example" not in public


def test_a_wrong_blind_copy_is_named_and_a_ticked_reader_is_copied_in(as_alice: Client, ticket: Ticket) -> None:
    ticket.participants.create(email="son@b.example")
    assert as_alice.get(f"/desk/tickets/{ticket.number}/").context["others"] == ["son@b.example"]
    wrong = post(as_alice, ticket, cc_also="son@b.example", bcc="boss")
    assert "boss is not an e-mail address" in wrong.content.decode()
    assert (wrong.context["writing"].cc, wrong.context["writing"].bcc) == ("son@b.example", "boss")
    post(as_alice, ticket, cc="a@b.example", cc_also="son@b.example")
    assert scheduled(ticket).cc == ["a@b.example", "son@b.example"]


def test_a_new_answer_proposes_everybody_who_read_the_last_message(as_alice: Client, make_ticket: Any) -> None:
    ticket = make_ticket(message={"cc": ["son@b.example"]}, participants=[("son@b.example", "")])
    assert as_alice.get(f"/desk/tickets/{ticket.number}/").context["writing"].cc == "son@b.example"
    assert not Draft.objects.exists()
