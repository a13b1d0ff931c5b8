"""Whoever stands in finds the work in their own lists; what nobody stands in for has a list of its own."""

import pytest
from django.test import Client

from helpdesk.people.models import Team, User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services import add_task
from tests import factories

pytestmark = pytest.mark.django_db
STANDING_IN, ALONE = "/desk/tickets/?view=standing_in", "/desk/tickets/?view=alone"


@pytest.fixture
def ticket(team: Team, alice: User) -> Ticket:
    return factories.ticket("Lid cracked", team=team, assignee=alice)


def page(client: Client, person: User, address: str) -> str:
    client.force_login(person)
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.text.split())


def test_a_delegate_of_another_team_sees_and_opens_it_meanwhile(
    client: Client, ticket: Ticket, alice: User, charlie: User
) -> None:
    client.force_login(charlie)
    assert client.get(f"/desk/tickets/{ticket.number}/").status_code == 404
    factories.away(alice, charlie)
    assert "Lid cracked" in page(client, charlie, STANDING_IN)
    assert "<strong>Alice</strong>: Away until" in page(client, charlie, f"/desk/tickets/{ticket.number}/")


def test_the_view_is_counted_like_the_list(client: Client, ticket: Ticket, alice: User, charlie: User) -> None:
    factories.away(alice, charlie)
    words = page(client, charlie, STANDING_IN)
    item = words.partition("view=standing_in")[2].partition("</a>")[0]
    assert "Standing in" in item
    assert ">1<" in item


def test_it_is_told_above_every_page(client: Client, ticket: Ticket, alice: User, charlie: User) -> None:
    factories.away(alice, charlie)
    assert "You stand in for Alice." in page(client, charlie, "/desk/tasks/")
    assert "You are away until" in page(client, alice, "/desk/tasks/")


def test_what_nobody_stands_in_for_is_listed(client: Client, ticket: Ticket, alice: User, bob: User) -> None:
    assert "Owner away or gone" not in page(client, bob, "/desk/tickets/")
    factories.away(alice)
    words = page(client, bob, ALONE)
    assert "Lid cracked" in words
    assert "Owner away or gone" in page(client, bob, "/desk/tickets/")


def test_what_somebody_stands_in_for_is_not(client: Client, ticket: Ticket, alice: User, bob: User) -> None:
    factories.away(alice, bob)
    assert "Lid cracked" not in page(client, bob, ALONE)


def test_tickets_of_who_is_gone_are_listed(client: Client, ticket: Ticket, alice: User, bob: User) -> None:
    User.objects.filter(pk=alice.pk).update(is_active=False)
    assert "Lid cracked" in page(client, bob, ALONE)
    assert "Owner away or gone" in page(client, bob, "/desk/tickets/")


def test_one_s_own_days_away_are_no_news_to_oneself(client: Client, ticket: Ticket, alice: User) -> None:
    factories.away(alice)
    assert "Owner away or gone" not in page(client, alice, "/desk/tickets/")


def test_a_task_stands_among_those_of_who_stands_in(client: Client, ticket: Ticket, alice: User, bob: User) -> None:
    add_task(ticket=ticket, title="Call back", actor=Actor.of(alice), assignee=alice, key="call")
    assert "Call back" not in page(client, bob, "/desk/tasks/")
    factories.away(alice, bob)
    assert "Call back" in page(client, bob, "/desk/tasks/")


def test_a_badge_stands_beside_the_name_in_rows_and_menus(
    client: Client, ticket: Ticket, alice: User, bob: User
) -> None:
    assert "Away until" not in page(client, bob, "/desk/tickets/")
    factories.away(alice)
    assert page(client, bob, "/desk/tickets/").count("Away until") >= 2
    assert "Away until" in page(client, bob, "/desk/tasks/?view=all") + page(
        client, bob, f"/desk/tickets/{ticket.number}/"
    )
