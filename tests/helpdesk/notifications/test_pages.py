"""The bell, its page and panel, and what opening a ticket does."""

import pytest
from django.db import connection
from django.test import Client

from helpdesk.notifications.models import Notice
from helpdesk.notifications.queries.notices import notices_of
from helpdesk.notifications.services import mark_seen, notify
from helpdesk.people.models import Team, User
from helpdesk.tickets.models import Ticket
from tests import factories

pytestmark = pytest.mark.django_db
PAGE, COUNT, PANEL = "/desk/notices/", "/desk/notices/count/", "/desk/notices/panel/"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def told(client: Client, hers: Ticket, alice: User) -> Notice:
    """What Alice is told of a ticket of hers; she is signed in."""
    client.force_login(alice)
    notify(kind="assigned", to=[alice], thing=f"ticket:{hers.pk}", occasion="event:1", ticket=hers)
    return Notice.objects.get()


def test_every_page_of_the_desk_has_the_bell(client: Client, told: Notice) -> None:
    page = client.get("/desk/tasks/").text
    assert f'data-bell="{COUNT}"' in page
    assert f'href="{PAGE}"' in page


def test_the_page_says_what_happened_and_of_what(client: Client, told: Notice, hers: Ticket) -> None:
    page = client.get(PAGE).text
    assert f"#{hers.number} was assigned to you" in page
    assert hers.subject in page
    assert f"{PAGE}{told.pk}/" in page


def test_nothing_yet_says_what_will_be_here(client: Client, alice: User) -> None:
    client.force_login(alice)
    assert "Nothing yet" in client.get(PAGE).text
    assert "Everything is read" in client.get(PAGE, {"state": "unread"}).text
    assert "Nothing yet" in client.get(PANEL, headers=HTMX).text


def test_opening_one_leads_to_the_ticket_and_marks_it_seen(client: Client, told: Notice, hers: Ticket) -> None:
    answer = client.get(f"{PAGE}{told.pk}/")
    assert answer["Location"] == f"/desk/tickets/{hers.number}/"
    told.refresh_from_db()
    assert told.seen_at


def test_a_notice_of_somebody_else_is_not_there(client: Client, told: Notice, bob: User) -> None:
    client.force_login(bob)
    assert client.get(f"{PAGE}{told.pk}/").status_code == 404


def test_opening_the_ticket_marks_all_that_is_of_it(client: Client, told: Notice, hers: Ticket) -> None:
    client.get(f"/desk/tickets/{hers.number}/")
    assert client.get(COUNT).json()["count"] == 0


def test_the_ticket_of_another_marks_nothing(client: Client, told: Notice, team: Team) -> None:
    client.get(f"/desk/tickets/{factories.ticket(team=team).number}/")
    assert client.get(COUNT).json()["count"] == 1


def test_all_that_is_seen_can_be_marked_at_once(client: Client, told: Notice) -> None:
    client.post(f"{PAGE}seen/", {"up_to": told.at.isoformat()})
    assert "0 unread" in " ".join(client.get(PAGE).text.split())


def test_the_panel_brings_itself_anew(client: Client, told: Notice) -> None:
    assert "Mark all as read" in client.get(PANEL, headers=HTMX).text
    answer = client.post(f"{PAGE}seen/", {"up_to": told.at.isoformat()}, headers=HTMX)
    assert "Mark all as read" not in answer.text
    assert client.get(PANEL)["Location"] == PAGE


def test_an_open_page_hears_of_the_newest(client: Client, told: Notice, hers: Ticket) -> None:
    found = client.get(COUNT).json()
    assert (found["count"], found["words"]) == (1, f"#{hers.number} was assigned to you")
    assert found["url"] == f"{PAGE}{told.pk}/"


def test_while_nothing_changes_an_answer_has_no_body(client: Client, told: Notice, alice: User) -> None:
    mark = client.get(COUNT)["ETag"]
    assert client.get(COUNT, headers={"If-None-Match": mark}).status_code == 304
    mark_seen(person=alice)
    assert client.get(COUNT, headers={"If-None-Match": mark}).status_code == 200


def test_asking_costs_one_statement_beside_the_session(
    client: Client, told: Notice, django_assert_num_queries: object
) -> None:
    mark = client.get(COUNT)["ETag"]
    with django_assert_num_queries(3):  # type: ignore[operator] # session, person, count
        client.get(COUNT, headers={"If-None-Match": mark})


def test_a_page_of_fifty_costs_what_one_of_two_does(
    client: Client, told: Notice, alice: User, team: Team, django_assert_max_num_queries: object
) -> None:
    for _ in range(49):
        ticket = factories.ticket(team=team)
        occasion = f"message:{ticket.messages.get().pk}"
        notify(kind="answered", to=[alice], thing=f"ticket:{ticket.pk}", occasion=occasion, ticket=ticket)
    with django_assert_max_num_queries(9):  # type: ignore[operator]
        assert client.get(PAGE).text.count("notice-row") == 50


def test_what_somebody_sees_no_more_is_neither_shown_nor_counted(client: Client, told: Notice, hers: Ticket) -> None:
    hers.assignee, hers.team = None, factories.team("Returns")
    hers.save()
    assert client.get(COUNT).json()["count"] == 0
    assert hers.subject not in client.get(PAGE).text


def test_what_is_unread_is_counted_by_its_own_index(told: Notice, alice: User) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        plan = notices_of(alice).filter(seen_at=None).explain()
    assert "notice_unseen" in plan or "one_unseen_notice_of_a_thing" in plan


def test_customers_have_no_bell(client: Client) -> None:
    client.force_login(factories.user("Meg", role="customer"))
    assert client.get(COUNT).status_code == 404
