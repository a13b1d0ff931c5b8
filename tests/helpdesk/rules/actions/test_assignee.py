"""Who gets a ticket, and the line that says why."""

import pytest

from helpdesk.people.models import Team, User
from helpdesk.rules.outcome_words import done_words
from helpdesk.tickets.models import Ticket
from tests import factories
from tests.helpdesk.rules.makers import ran, rule

pytestmark = pytest.mark.django_db


def given(ticket: Ticket) -> tuple[User | None, str]:
    words = done_words(ran(ticket)[-1].done[-1])
    return ticket.assignee, words


def test_each_member_has_a_turn(team: Team, alice: User) -> None:
    ben = factories.user("Ben", teams=(team,))
    rule("Turns", do={"team": str(team.pk), "assignee": "in_turn"})
    chosen = [given(factories.ticket())[0] for _ in range(3)]
    assert chosen == [alice, ben, alice]


def test_the_lightest_load_is_chosen_and_said(team: Team, alice: User) -> None:
    ben = factories.user("Ben", teams=(team,))
    factories.ticket(team=team, assignee=alice)
    rule("Load", do={"team": str(team.pk), "assignee": "lightest_load"})
    who, words = given(factories.ticket())
    assert (who, words) == (ben, f"Given to Ben: lightest load of 2 in {team.name}, 0 open tickets")


def test_only_active_members_of_the_tickets_team_are_chosen(team: Team, alice: User, charlie: User) -> None:
    rule("Named", do={"team": str(team.pk), "assignee": str(charlie.pk)})
    who, words = given(factories.ticket())
    assert who is None
    assert "not active in" in words


def test_a_team_without_anybody_and_a_ticket_without_a_team_are_said(team: Team, charlie: User) -> None:
    rule("Turns", do={"assignee": "in_turn"})
    assert given(factories.ticket()) == (None, "Given to nobody: the ticket has no team yet")
    assert "nobody is active" in given(factories.ticket(team=team))[1]


def test_nobody_loses_a_ticket_to_the_next_in_turn(team: Team, alice: User) -> None:
    factories.user("Ben", teams=(team,))
    rule("Turns", do={"assignee": "lightest_load"})
    assert given(factories.ticket(team=team, assignee=alice)) == (alice, "Stays with Alice")


@pytest.mark.parametrize("how", ["in_turn", "lightest_load"])
def test_nobody_who_is_away_gets_a_new_ticket(team: Team, alice: User, how: str) -> None:
    ben = factories.user("Ben", teams=(team,))
    factories.away(alice, ben)
    rule("Turns", do={"team": str(team.pk), "assignee": how})
    assert {given(factories.ticket())[0] for _ in range(2)} == {ben}


def test_where_all_are_away_it_waits_and_says_so(team: Team, alice: User) -> None:
    factories.away(alice)
    rule("Turns", do={"team": str(team.pk), "assignee": "in_turn"})
    assert given(factories.ticket()) == (None, f"Given to nobody: everybody of {team.name} is away")


def test_who_stands_in_gets_what_names_somebody_who_is_away(team: Team, alice: User) -> None:
    ben = factories.user("Ben", teams=(team,))
    factories.away(alice, ben)
    rule("Named", do={"team": str(team.pk), "assignee": str(alice.pk)})
    assert given(factories.ticket()) == (ben, "Given to Ben, who stands in for Alice: named by the rule")


def test_a_delegate_of_another_team_gets_nothing(team: Team, alice: User, charlie: User) -> None:
    factories.away(alice, charlie)
    rule("Named", do={"team": str(team.pk), "assignee": str(alice.pk)})
    assert given(factories.ticket()) == (
        None,
        f"Given to nobody: Alice is away, and nobody of {team.name} stands in",
    )


def test_a_ticket_of_somebody_who_is_away_stays_theirs(team: Team, alice: User) -> None:
    factories.user("Ben", teams=(team,))
    factories.away(alice)
    rule("Turns", do={"assignee": "in_turn"})
    assert given(factories.ticket(team=team, assignee=alice)) == (alice, "Stays with Alice")
