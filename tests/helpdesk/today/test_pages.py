"""The page of the sweep, what can be done on it, and the page of its limits."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from helpdesk.audit.models import AuditEntry
from helpdesk.people.models import Team, User
from helpdesk.tickets.models import Ticket
from helpdesk.today.queries.sweep import settings
from tests import factories
from tests.helpdesk.today import makers

pytestmark = pytest.mark.django_db
PAGE, LIMITS = "/desk/reports/sweep/", "/desk/settings/sweep/"
GIVEN = {"limit_unassigned": "12", "limit_waiting": "", "is_told": "on", "tell_at": "510"}


def test_each_line_says_what_is_wrong_and_leads_to_the_ticket(client: Client, team: Team, bob: User) -> None:
    client.force_login(bob)
    ticket = makers.unassigned(team)
    page = client.get(PAGE).text
    assert "Nobody has had it for 3 days." in page
    assert f'href="/desk/tickets/{ticket.number}/"' in page
    assert "1 thing to see" in page


def test_without_any_it_says_so(client: Client, bob: User) -> None:
    client.force_login(bob)
    assert "Nothing lies between the cracks" in client.get(PAGE).text
    assert "Nothing lies between the cracks" in client.get(PAGE, {"defect": "waiting", "team": "none"}).text


def test_a_page_of_one_defect_has_no_other(client: Client, team: Team, alice: User, bob: User) -> None:
    client.force_login(bob)
    made = makers.one_of_each(team, alice)
    page = client.get(PAGE, {"defect": "waiting"}).text
    assert f"#{made['waiting'].number}" in page
    assert f"#{made['silent'].number}" not in page


def test_it_can_be_narrowed_to_a_team(client: Client, team: Team, bob: User) -> None:
    client.force_login(bob)
    other = factories.team("Returns")
    mine, theirs = makers.unassigned(team), makers.unassigned(other)
    page = client.get(PAGE, {"team": other.slug}).text
    assert f"#{theirs.number}" in page
    assert f"#{mine.number}" not in page


def test_what_is_selected_is_handed_to_somebody(client: Client, team: Team, alice: User, bob: User) -> None:
    client.force_login(bob)
    tickets = [makers.unassigned(team), makers.unassigned(team)]
    sent = {"ticket": [ticket.number for ticket in tickets], "set": f"assignee:{alice.pk}", "next": PAGE}
    answer = client.post("/desk/tickets/bulk/", sent, follow=True)
    assert answer.redirect_chain[0][0] == PAGE
    assert "2 tickets changed." in answer.text
    assert Ticket.objects.filter(assignee=alice).count() == 2


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}?defect=unassigned"])
def test_statements_do_not_grow_with_tickets(
    client: Client, team: Team, bob: User, address: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(bob)
    makers.one_of_each(team, bob)
    for _ in range(5):
        makers.unassigned(team)
    client.get(address)
    with django_assert_max_num_queries(11):
        client.get(address)


def test_limits_are_stored_and_audited(client: Client, bob: User) -> None:
    client.force_login(bob)
    answer = client.post(LIMITS, GIVEN)
    assert answer["Location"] == LIMITS
    chosen = settings()
    assert (chosen.limits["unassigned"], chosen.limits["waiting"], chosen.tell_at) == (12, None, 510)
    assert AuditEntry.objects.get(kind="sweep").actor_id == bob.pk
    assert "Unassigned: 12 hours" in client.get("/desk/settings/audit/", {"kind": "sweep"}).text


def test_an_error_keeps_what_was_typed(client: Client, bob: User) -> None:
    client.force_login(bob)
    answer = client.post(LIMITS, GIVEN | {"limit_unassigned": "-3"})
    assert answer.status_code == 422
    assert 'value="-3"' in answer.text
    assert settings().limits == {}


def test_an_agent_reads_the_sweep_and_changes_no_limits(client: Client, alice: User) -> None:
    client.force_login(alice)
    assert client.get(PAGE).status_code == 200
    assert client.get(LIMITS).status_code == 403
