"""The ticket's page: what it shows, to whom, and how few statements it costs."""

from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from helpdesk.customers.models import Order, OrderLine
from helpdesk.customers.services import note_fact
from helpdesk.events.deliver import drain
from helpdesk.outgoing.addressing.mailboxes import own_mailboxes
from helpdesk.people.models import User
from helpdesk.tickets import services
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.extensions import panels
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.words import NewFile
from tests import factories
from tests.helpdesk.rules.makers import one, rule

pytestmark = pytest.mark.django_db


def page(client: Client, ticket: Ticket, **params: Any) -> str:
    answer = client.get(f"/desk/tickets/{ticket.number}/", params)
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.mark.parametrize("tab", ["customer", "complaint", "fields"])
def test_the_page_with_all_its_panels_costs_at_most_twenty_six_statements(
    as_alice: Client, alice: User, make_ticket: Any, django_assert_max_num_queries: DjangoAssertNumQueries, tab: str
) -> None:
    rule("Lids", one("text", "contains", "lid"), do={"priority": "high"})
    file = NewFile(filename="a.txt", content=b"a")
    ticket = make_ticket(tags=["recall", "lid"], message={"files": [file]}, is_complaint=True)
    make_ticket("another", requester=ticket.requester)
    services.add_task(ticket=ticket, key="call", title="Call", actor=Actor.system())
    note_fact(customer=ticket.requester, key="address", value="1 Quay")
    order = Order.objects.create(number="HP-1", customer=ticket.requester, placed_at=timezone.now(), total=1)
    OrderLine.objects.create(order=order, product=factories.product(), amount=1)
    for number in range(8):
        services.add_note(ticket=ticket, body_text=f"Note {number}", actor=Actor.of(alice), author=alice)
        services.update_ticket(ticket=ticket, actor=Actor.of(alice), priority=["low", "high"][number % 2])
    drain()
    own_mailboxes()  # all processes know them, and read them again after ten seconds
    # One of them marks as seen what the reader was told of the ticket.
    with django_assert_max_num_queries(26):
        page(as_alice, ticket, tab=tab)


def test_panels_come_with_the_page(as_alice: Client, ticket: Ticket) -> None:
    shown = page(as_alice, ticket)
    for title in ("Why is this here?", "On file", "Orders and products", "Satisfaction", "Past tickets"):
        assert title in shown
    assert "hx-trigger" not in shown.partition('id="side"')[2]


def test_a_panel_that_fails_keeps_nobody_from_the_conversation(
    as_alice: Client, ticket: Ticket, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(request: HttpRequest, ticket: Ticket) -> str:
        raise ValueError

    monkeypatch.setitem(panels._panels, "broken", panels.TicketPanel("broken", "Weather", "tickets:past", broken))
    shown = page(as_alice, ticket)
    assert "The lid cracked." in shown
    assert "Weather" in shown


def test_alice_and_the_manager_may_open_it_and_charlie_may_not(
    as_alice: Client, as_bob: Client, as_charlie: Client, ticket: Ticket
) -> None:
    assert "The lid cracked." in page(as_alice, ticket)
    assert "The lid cracked." in page(as_bob, ticket)
    for part in ("", "saved-replies/", "orders/", "past/"):
        assert as_charlie.get(f"/desk/tickets/{ticket.number}/{part}").status_code == 404


def test_every_post_of_charlie_is_404_and_changes_nothing(as_charlie: Client, alice: User, ticket: Ticket) -> None:
    message = services.reply(ticket=ticket, body_text="Hello", actor=Actor.of(alice), author=alice, undo_seconds=10)
    posts = {
        "reply/": {"body": "x", "kind": "reply"},
        "draft/": {"body": "x"},
        "insert/": {"insert": "x"},
        "change/": {"priority": "low"},
        "complaint/": {},
        f"undo/{message.pk}/": {},
    }
    for part, data in posts.items():
        assert as_charlie.post(f"/desk/tickets/{ticket.number}/{part}", data).status_code == 404, part
    ticket.refresh_from_db()
    assert (ticket.messages.count(), ticket.drafts.count(), ticket.priority, ticket.is_complaint) == (
        2,
        0,
        "normal",
        False,
    )


def test_html_from_outside_stands_in_a_frame_and_text_does_not(as_alice: Client, make_ticket: Any) -> None:
    written = make_ticket(message={"body_html": "<p>The <b>lid</b></p>"})
    message = written.messages.get()
    assert f'src="/desk/messages/{message.pk}/body/"' in page(as_alice, written)
    assert "<b>lid" not in page(as_alice, written)
    assert "<iframe" not in page(as_alice, make_ticket())


def test_a_quoted_message_shows_its_own_words_and_keeps_the_frame_folded(as_alice: Client, make_ticket: Any) -> None:
    html = "<p>Thank you!</p><blockquote>What I wrote</blockquote>"
    message = {"body_html": html, "reply_text": "Thank you!"}
    body, _, whole = page(as_alice, make_ticket(text="Thank you! What I wrote", message=message)).partition(
        '<details class="message-whole">'
    )
    assert ">Thank you!</p>" in body
    assert "<iframe" not in body
    assert "<iframe" in whole


def test_the_quote_is_folded_and_one_click_away(as_alice: Client, make_ticket: Any) -> None:
    text = "Thank you!\n\n> What I wrote before"
    shown = page(as_alice, make_ticket(text=text, message={"reply_text": "Thank you!"}))
    body, _, whole = shown.partition('<details class="message-whole">')
    assert "What I wrote before" not in body
    assert "What I wrote before" in whole


def test_notes_look_different_and_changes_fold_into_one_line(as_alice: Client, alice: User, ticket: Ticket) -> None:
    services.update_ticket(ticket=ticket, actor=Actor.of(alice), priority="urgent")
    services.update_ticket(ticket=ticket, actor=Actor.of(alice), add=["recall"])
    services.add_note(ticket=ticket, body_text="Finance said yes", actor=Actor.of(alice), author=alice)
    shown = page(as_alice, ticket)
    assert "message-note" in shown
    assert "2 changes" in shown
    assert "Priority: Normal → Urgent" in shown


def test_the_fields_tab_and_the_panels_are_there(as_alice: Client, ticket: Ticket) -> None:
    factories.product("Kettle")
    assert "Save fields" in page(as_alice, ticket, tab="fields")
    for part in ("orders/", "past/", "saved-replies/"):
        assert as_alice.get(f"/desk/tickets/{ticket.number}/{part}").status_code == 200


def test_past_tickets_are_only_those_that_the_reader_may_see(as_alice: Client, ticket: Ticket) -> None:
    other = factories.ticket("Secret of another team", requester=ticket.requester, team=factories.team("Other"))
    own = factories.ticket("Of no team", requester=ticket.requester)
    shown = as_alice.get(f"/desk/tickets/{ticket.number}/past/").content.decode()
    assert own.subject in shown
    assert other.subject not in shown


def test_j_and_k_lead_through_the_view(as_alice: Client, make_ticket: Any) -> None:
    first, second, third = (make_ticket(name) for name in ("a", "b", "c"))
    context = as_alice.get(f"/desk/tickets/{second.number}/?sort=oldest").context
    assert (context["near"].previous, context["near"].next) == (first.number, third.number)
    assert as_alice.get(f"/desk/tickets/{third.number}/?sort=oldest").context["near"].next is None
