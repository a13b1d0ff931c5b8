"""The inbox: views, filters, search, groups, pages, and how few statements they cost."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from helpdesk.people.models import User
from helpdesk.tickets import services
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.queries.inbox import listing
from helpdesk.tickets.views.inbox import rows
from tests import factories

pytestmark = pytest.mark.django_db
INBOX = "/desk/tickets/"
SHEET = Path(__file__).resolve().parents[5] / "static/helpdesk/tickets/inbox.css"


def subjects(client: Client, **params: Any) -> list[str]:
    groups = client.get(INBOX, params).context["groups"]
    return [row["subject"] for group in groups for row in group.rows]


def due(ticket: Ticket, **delta: float) -> None:
    Ticket.objects.filter(pk=ticket.pk).update(due_at=timezone.now() + dt.timedelta(**delta))


def test_the_inbox_costs_at_most_eight_statements(
    as_alice: Client, make_ticket: Any, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        make_ticket(f"Ticket {number}")
    for params in ({}, {"view": "mine"}, {"q": "ticket"}, {"view": "resolved"}, {"tag": "x", "status": "open"}):
        with django_assert_max_num_queries(8):
            assert as_alice.get(INBOX, params).status_code == 200


def test_every_column_beside_the_subject_has_a_width_of_its_own() -> None:
    sheet = SHEET.read_text()
    assert [name for column in rows.columns() if f".inbox .{(name := rows.cell_class(column))} {{" not in sheet] == []


def test_rows_are_grouped_by_when_they_are_due(as_alice: Client, make_ticket: Any) -> None:
    for name, delta in {"late": {"minutes": -18}, "soon": {"minutes": 20}, "far": {"days": 3}}.items():
        due(make_ticket(name), **delta)
    groups = as_alice.get(INBOX).context["groups"]
    found = [(group.key, group.count, [row["subject"] for row in group.rows]) for group in groups]
    assert found == [("overdue", 1, ["late"]), ("soon", 1, ["soon"]), ("later", 1, ["far"])]


def test_views_hold_what_their_names_say(as_alice: Client, alice: User, make_ticket: Any) -> None:
    make_ticket("mine", assignee=alice)
    due(make_ticket("late"), minutes=-5)
    make_ticket("complaint", is_complaint=True)
    waiting = make_ticket("waiting")
    services.update_ticket(ticket=waiting, status="waiting", actor=Actor.of(alice))
    done = make_ticket("done")
    services.update_ticket(ticket=done, actor=Actor.of(alice), status="resolved")
    assert subjects(as_alice, view="mine") == ["mine"]
    assert subjects(as_alice, view="overdue") == ["late"]
    assert subjects(as_alice, view="complaints") == ["complaint"]
    assert subjects(as_alice, view="waiting") == ["waiting"]
    assert subjects(as_alice, view="resolved") == ["done"]
    assert sorted(subjects(as_alice, view="unassigned")) == ["complaint", "late", "waiting"]


def test_counts_beside_views_and_teams_are_those_of_the_lists(as_alice: Client, make_ticket: Any) -> None:
    make_ticket("a")
    make_ticket("b", is_complaint=True)
    context = as_alice.get(INBOX).context
    assert {item.label: item.count for item in context["nav_views"]} == {
        "Assigned to me": "0",
        "Unassigned": "2",
        "All open": "2",
        "Due today": context["nav_views"][3].count,
        "Overdue": "0",
        "Complaints": "1",
        "Waiting on customer": "0",
        "Resolved": "",
        "Tasks": "0",
    }
    assert [item.count for item in context["nav_teams"]] == ["2"]


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"priority": "urgent"}, ["urgent"]),
        ({"channel": "phone"}, ["phoned"]),
        ({"tag": "RECALL"}, ["tagged"]),
        ({"assignee": "none", "priority": "urgent"}, ["urgent"]),
        ({"created_to": "2020-01-01"}, []),
        ({"status": "closed"}, []),
        ({"team": "no-such-team"}, []),
    ],
)
def test_filters_of_the_address_narrow_the_list(
    as_alice: Client, make_ticket: Any, params: dict[str, str], expected: list[str]
) -> None:
    make_ticket("urgent", priority="urgent")
    make_ticket("phoned", channel="phone")
    make_ticket("tagged", tags=["recall"])
    assert subjects(as_alice, **params) == expected


@pytest.mark.parametrize("asked", ["status=nope", "created_from=27.11.2026", "view=old", "channel=<b>"])
def test_what_is_left_out_is_named(as_alice: Client, asked: str) -> None:
    page = as_alice.get(f"{INBOX}?{asked}&priority=high")
    assert f"“{asked.partition('=')[2].replace('<b>', '&lt;b&gt;')}” is no choice here." in page.text
    assert page.text.count("is no choice here") == as_alice.get(f"{INBOX}?{asked}&{asked}").text.count(
        "is no choice here"
    )
    known = "view=%20mine&status=open&assignee=me&created_to=2026-11-27"
    assert "is no choice here" not in as_alice.get(f"{INBOX}?{known}").text


@pytest.mark.parametrize(
    "params", ["after=x", "after=W10", "created_from=x", "status=%00", "assignee=99999999999", "q=%00"]
)
def test_nonsense_in_the_address_is_left_out(as_alice: Client, ticket: Ticket, params: str) -> None:
    assert as_alice.get(f"{INBOX}?{params}").status_code == 200


@pytest.mark.parametrize("name", ["team", "assignee", "tag", "product"])
def test_a_name_that_nobody_has_finds_nothing(as_alice: Client, ticket: Ticket, name: str) -> None:
    page = as_alice.get(f"{INBOX}?{name}=ana")
    assert ([group for group in page.context["groups"] if group.rows], page.context["total"]) == ([], 0)
    assert [chip.value for chip in page.context["chips"]] == ["ana"]


def test_a_chip_leads_to_the_list_without_its_filter(as_alice: Client, ticket: Ticket) -> None:
    chips = as_alice.get(f"{INBOX}?priority=high&priority=low&channel=email").context["chips"]
    assert [(chip.label, chip.value, chip.without) for chip in chips] == [
        ("Channel", "E-mail", "?priority=high&priority=low"),
        ("Priority", "Low, High", "?channel=email"),
    ]


@pytest.mark.parametrize("sort", ["due", "newest", "oldest", "activity"])
def test_pages_show_every_ticket_once_in_order(
    as_alice: Client, make_ticket: Any, monkeypatch: pytest.MonkeyPatch, sort: str
) -> None:
    from helpdesk.tickets.queries.inbox import listing

    monkeypatch.setattr(listing.page, "__defaults__", (3,))
    moment = timezone.now()
    for number in range(8):
        made = make_ticket(f"{number}")
        stamp = moment + dt.timedelta(hours=number // 2)
        Ticket.objects.filter(pk=made.pk).update(
            due_at=None if number > 5 else stamp, created_at=stamp, last_activity_at=stamp
        )
    shown: list[str] = []
    address = f"{INBOX}?sort={sort}"
    while address:
        context = as_alice.get(address).context
        shown += [row["subject"] for group in context["groups"] for row in group.rows]
        address = INBOX + context["next"] if context["next"] else ""
    expected = {"due": "10325476", "newest": "76543210", "oldest": "01234567", "activity": "76543210"}[sort]
    assert shown == list(expected)


def test_search_finds_number_words_name_and_address(as_alice: Client, make_ticket: Any) -> None:
    person = factories.customer("Tomasz Wilk", "tomasz.wilk@example.net")
    wanted = make_ticket("Steam", text="It smells of plastic", requester=person)
    make_ticket("Another")
    for words in (f"#{wanted.number}", "plastic", "Tomasz", "Tomaz Wilk", "wilk@example.net"):
        assert subjects(as_alice, q=words) == ["Steam"], words


def test_results_show_when_it_was_said_and_the_hit_marked_and_escaped(as_alice: Client, make_ticket: Any) -> None:
    make_ticket("The <i>lid</i>", text="filler " * 60 + "<b>My kettle</b> and lid broke " + "filler " * 60)
    page = as_alice.get(INBOX, {"q": "lid kettle"}).content.decode()
    assert "… filler" in page
    assert "&lt;b&gt;My <mark>kettle</mark>&lt;/b&gt; and <mark>lid</mark> broke" in page
    assert "The &lt;i&gt;<mark>lid</mark>&lt;/i&gt;" in page
    assert "<b>just now</b>" in page
    assert "<b>My" not in page
    assert "<mark>Meg</mark>" in as_alice.get(INBOX, {"q": "meg"}).content.decode()
    assert "filler " * 60 not in page


def test_a_corrected_search_says_so_to_those_who_see_what_it_found(
    as_alice: Client, as_charlie: Client, make_ticket: Any
) -> None:
    make_ticket("Tidewater")
    told = "These have words that are nearly the same"
    assert told in " ".join(as_alice.get(INBOX, {"q": "Tidwater"}).content.decode().split())
    assert told not in " ".join(as_charlie.get(INBOX, {"q": "Tidwater"}).content.decode().split())


def test_an_agent_of_another_team_sees_neither_row_nor_count(
    as_charlie: Client, as_bob: Client, ticket: Ticket
) -> None:
    assert subjects(as_charlie) == subjects(as_charlie, q="cracked") == subjects(as_charlie, q=f"{ticket.number}") == []
    assert as_charlie.get(INBOX).context["total"] == 0
    assert subjects(as_bob) == subjects(as_bob, q="cracked") == [ticket.subject]


def test_the_desk_is_not_there_for_customers(as_customer: Client, ticket: Ticket) -> None:
    assert as_customer.get(INBOX).status_code == 404
    assert as_customer.get(f"{INBOX}{ticket.number}/").status_code == 404


def test_new_tickets_of_the_list_are_counted_for_those_who_may_see_them(
    as_alice: Client, as_charlie: Client, make_ticket: Any
) -> None:
    since = as_alice.get(INBOX).context["now"]
    make_ticket("calm")
    make_ticket("fresh", priority="urgent")
    address = f"{INBOX}fresh/"
    assert as_alice.get(address, {"since": since}).json() == {"count": 2}
    assert as_alice.get(address, {"since": since, "priority": "urgent"}).json() == {"count": 1}
    assert as_charlie.get(address, {"since": since}).json() == {"count": 0}
    assert as_alice.get(address, {"since": "x"}).json() == {"count": 0}


def test_an_empty_view_says_so_and_offers_the_next_thing(as_alice: Client, ticket: Ticket) -> None:
    page = as_alice.get(f"{INBOX}?view=mine").content.decode()
    assert "All answered." in page
    assert "view=unassigned" in page


def test_a_database_that_is_too_busy_offers_to_load_again(as_alice: Client, ticket: Ticket) -> None:
    def busy(execute: Any, sql: str, *rest: Any) -> Any:
        if "last_words" in sql:
            raise OperationalError("canceling statement due to statement timeout")
        return execute(sql, *rest)

    with connection.execute_wrapper(busy):
        answer = as_alice.get(f"{INBOX}?q=lid&priority=high")
    assert answer.status_code == 503
    assert 'href="/desk/tickets/?q=lid&amp;priority=high"' in answer.content.decode()


def test_a_subject_cannot_bring_markup_into_the_page(as_alice: Client, make_ticket: Any) -> None:
    make_ticket("<script>alert(1)</script>", text="<b>bold</b>")
    page = as_alice.get(INBOX).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_a_search_is_read_in_pages(as_alice: Client, make_ticket: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "FOUND_SIZE", 2)
    for number in range(3):
        make_ticket(f"Kettle {number}")
    first = as_alice.get(INBOX, {"q": "kettle"})
    shown = [row["subject"] for group in first.context["groups"] for row in group.rows]
    rest = as_alice.get(f"{INBOX}{first.context['next']}").context["groups"]
    assert (len(shown), {*shown, *(row["subject"] for group in rest for row in group.rows)}) == (
        2,
        {"Kettle 0", "Kettle 1", "Kettle 2"},
    )


@pytest.mark.parametrize("narrowed", ["view=mine", "status=resolved"])
def test_a_search_in_a_part_says_so_and_leads_to_all(as_alice: Client, make_ticket: Any, narrowed: str) -> None:
    make_ticket("Kettle & lid")
    page = as_alice.get(f"{INBOX}?{narrowed}&q=kettle+%26+lid").text
    assert ("None of these tickets has these words" in page, 'href="?q=kettle+%26+lid"' in page) == (True, True)
    assert "No ticket has these words" in as_alice.get(INBOX, {"q": "teapot"}).text
