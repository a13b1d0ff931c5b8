"""After a reply: the next ticket of the list, the list, or the ticket itself, as its writer prefers."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from helpdesk.people.models import User
from helpdesk.tickets.models import Ticket

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def three(make_ticket: Any) -> list[Ticket]:
    """Urgent, in the order of their due times; between them stands one that the filter leaves out."""
    made = [make_ticket(f"Number {place}", priority="urgent") for place in range(3)]
    other = make_ticket("Not urgent")
    for ticket, hours in [(made[0], 1), (other, 2), (made[1], 3), (made[2], 4)]:
        Ticket.objects.filter(pk=ticket.pk).update(status="open", due_at=NOW + dt.timedelta(hours=hours))
    return [Ticket.objects.get(pk=ticket.pk) for ticket in made]


URGENT = "?view=open&priority=urgent"


def send(client: Client, ticket: Ticket, after: str = "", query: str = URGENT, **data: Any) -> Any:
    """A reply; `headers` may say that the page sent it by itself."""
    headers = data.pop("headers", {})
    choice = {"after_send": after} if after else {}
    data = {"kind": "reply", "body": "Done.", "status": "waiting", **choice, **data}
    return client.post(f"/desk/tickets/{ticket.number}/reply/{query}", data, headers=headers)


@pytest.mark.parametrize("status", ["waiting", "resolved", "open", "on_hold"])
def test_the_next_ticket_of_the_same_list_opens(as_alice: Client, three: list[Ticket], status: str) -> None:
    answer = send(as_alice, three[0], "next", status=status)
    assert answer["Location"].startswith(f"/desk/tickets/{three[1].number}/?")
    assert {"view=open", "priority=urgent"} <= set(answer["Location"].split("?")[1].split("&"))


def test_the_order_of_the_list_counts(as_alice: Client, three: list[Ticket]) -> None:
    answer = send(as_alice, three[2], "next", query=f"{URGENT}&sort=newest")
    assert answer["Location"].startswith(f"/desk/tickets/{three[1].number}/")


def test_whoever_may_be_hurt_comes_first_there_too(as_alice: Client, three: list[Ticket]) -> None:
    Ticket.objects.filter(pk=three[2].pk).update(alarm_at=NOW, awaiting_since=NOW)
    three[2].refresh_from_db()
    answer = send(as_alice, three[2], "next")
    assert answer["Location"].startswith(f"/desk/tickets/{three[0].number}/")


def test_behind_the_last_ticket_is_the_list_and_it_says_so(as_alice: Client, three: list[Ticket]) -> None:
    answer = send(as_alice, three[2], "next")
    page = as_alice.get(answer["Location"])
    assert page.request["PATH_INFO"] == "/desk/tickets/"
    assert "was the last ticket of this list" in page.content.decode()


def test_the_list_is_the_one_they_came_from(as_alice: Client, three: list[Ticket]) -> None:
    answer = send(as_alice, three[0], "list")
    assert answer["Location"] == f"/desk/tickets/{URGENT}#ticket-{three[0].number}"


@pytest.mark.parametrize("after", ["next", "list", "stay"])
def test_undo_leads_back_from_wherever_one_landed(as_alice: Client, three: list[Ticket], after: str) -> None:
    landed = as_alice.get(send(as_alice, three[0], after)["Location"])
    message = three[0].messages.get(direction="out")
    undo = f"/desk/tickets/{three[0].number}/undo/{message.pk}/{URGENT}"
    assert undo.replace("&", "&amp;") in landed.content.decode()
    taken = as_alice.post(undo)
    assert taken["Location"] == f"/desk/tickets/{three[0].number}/{URGENT}#composer"


def test_a_page_that_sent_by_itself_is_told_where_to_go(as_alice: Client, three: list[Ticket]) -> None:
    answer = send(as_alice, three[0], "next", headers={"X-Requested-With": "fetch"})
    assert answer.json()["location"].startswith(f"/desk/tickets/{three[1].number}/")


def test_a_note_stays_on_its_ticket(as_alice: Client, three: list[Ticket]) -> None:
    answer = send(as_alice, three[0], "next", kind="note")
    assert answer["Location"].startswith(f"/desk/tickets/{three[0].number}/")


def test_what_is_chosen_beside_send_is_kept_for_the_next_time(
    as_alice: Client, alice: User, three: list[Ticket]
) -> None:
    send(as_alice, three[0], "next", after_send_was="stay")
    alice.refresh_from_db()
    assert alice.after_send == "next"
    assert send(as_alice, three[1])["Location"].startswith(f"/desk/tickets/{three[2].number}/")


def test_an_old_page_does_not_undo_a_newer_preference(as_alice: Client, alice: User, three: list[Ticket]) -> None:
    User.objects.filter(pk=alice.pk).update(after_send="list")
    send(as_alice, three[0], "stay", after_send_was="stay")
    alice.refresh_from_db()
    assert alice.after_send == "list"


def test_a_refused_reply_keeps_the_choice(as_alice: Client, three: list[Ticket]) -> None:
    page = send(as_alice, three[0], "next", body=" ", after_send_was="stay")
    assert (page.status_code, page.context["writing"].after_send) == (422, "next")


def test_the_choice_is_stored_as_it_is_made(as_alice: Client, alice: User) -> None:
    assert as_alice.post("/desk/me/after-send/", {"after_send": "list"}).status_code == 204
    assert as_alice.post("/desk/me/after-send/", {"after_send": "moon"}).status_code == 400
    alice.refresh_from_db()
    assert alice.after_send == "list"
