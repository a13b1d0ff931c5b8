"""The page of today: what it says, to whom, and in how many statements."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from helpdesk.audit.models import AuditEntry
from helpdesk.people.models import Team, User
from helpdesk.tickets.models import Ticket
from tests import factories

pytestmark = pytest.mark.django_db
PAGE, CSV = "/desk/reports/today/", "/desk/reports/today/queue.csv"


def test_reports_begin_with_it(client: Client, alice: User) -> None:
    client.force_login(alice)
    assert client.get("/desk/reports/")["Location"] == PAGE


def test_the_queue_leads_to_the_tickets_of_the_team(client: Client, team: Team, bob: User) -> None:
    client.force_login(bob)
    factories.ticket(team=team)
    page = client.get(PAGE).text
    assert f"/desk/tickets/?view=unassigned&amp;team={team.slug}" in page
    assert "Nothing came" not in page


def test_an_empty_shop_has_no_figures_and_says_why(client: Client, bob: User) -> None:
    client.force_login(bob)
    page = client.get(PAGE).text
    assert "No first reply in this period." in page
    assert "No ticket is open." in page
    assert "Nothing came or was resolved today" in page


def test_few_replies_are_told_with_a_warning(client: Client, team: Team, alice: User, bob: User) -> None:
    client.force_login(bob)
    Ticket.objects.filter(pk=factories.ticket(team=team).pk).update(first_replied_at=timezone.now())
    assert "Only 1 reply: a single one moves it." in client.get(PAGE, {"days": "7"}).text


def test_somebody_of_another_team_sees_nothing_of_it(client: Client, team: Team, charlie: User) -> None:
    client.force_login(charlie)
    factories.ticket(team=team)
    page = client.get(PAGE, {"team": team.slug}).text
    assert team.name not in page
    assert "No ticket is open." in page


def test_who_works_on_how_much_is_for_those_who_lead(client: Client, team: Team, alice: User, bob: User) -> None:
    client.force_login(alice)
    assert "Who works on how much" not in client.get(PAGE).text
    client.force_login(bob)
    factories.away(alice)
    page = client.get(PAGE, {"team": team.slug}).text
    assert "Who works on how much" in page
    assert "Away until" in page


def test_what_is_usual_is_told_after_four_weeks(client: Client, team: Team, bob: User) -> None:
    client.force_login(bob)
    for week in range(1, 4):
        ticket = factories.ticket(team=team)
        Ticket.objects.filter(pk=ticket.pk).update(created_at=timezone.now() - dt.timedelta(weeks=week))
    assert "What is usual is told after 4 weeks" in client.get(PAGE).text
    ticket = factories.ticket(team=team)
    Ticket.objects.filter(pk=ticket.pk).update(created_at=timezone.now() - dt.timedelta(weeks=4))
    assert "in the last 4 weeks" in client.get(PAGE).text.replace("\n", " ")


def test_it_costs_the_same_however_many_tickets_there_are(
    client: Client, team: Team, alice: User, bob: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(bob)
    for _ in range(5):
        factories.ticket(team=team, assignee=alice)
    client.get(PAGE)
    with django_assert_max_num_queries(12):
        client.get(PAGE)


def test_the_queue_can_be_taken_along(client: Client, team: Team, bob: User) -> None:
    client.force_login(bob)
    factories.ticket(team=team)
    lines = b"".join(client.get(CSV)).decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Team,Open,New")
    assert f"{team.name},1,1,0,1" in "\n".join(lines)
    assert AuditEntry.objects.filter(kind="queue").exists()
