"""A new ticket for which nothing chose a team is the default team's, once the rules had their say."""

import pytest

from helpdesk.events.deliver import drain
from helpdesk.people.models import Team
from helpdesk.tickets.models import Ticket
from tests import factories
from tests.helpdesk.rules.makers import one, rule

pytestmark = pytest.mark.django_db


@pytest.fixture
def usual() -> Team:
    team = factories.team("Front desk")
    Team.objects.filter(pk=team.pk).update(is_default=True)
    return team


def arrived(text: str, team: Team | None = None) -> Ticket:
    ticket = factories.ticket(text=text, team=team)
    drain()
    ticket.refresh_from_db()
    return ticket


def test_what_nobody_chose_a_team_for_is_the_default_teams(usual: Team) -> None:
    ticket = arrived("Hello")
    assert ticket.team == usual
    assert ticket.activities.get(verb="ticket.changed").actor_label == "The default team"


def test_a_rule_chooses_first(usual: Team, team: Team) -> None:
    rule("Nobody's", one("team", "empty"), one("text", "contains", "refund"), do={"team": str(team.pk)})
    assert (arrived("My refund?").team, arrived("Hello").team) == (team, usual)


def test_what_came_for_a_team_stays_there(usual: Team, team: Team) -> None:
    assert arrived("Hello", team).team == team


def test_a_rule_that_waits_for_the_team_sees_it(usual: Team) -> None:
    rule("Front", one("team", "is", str(usual.pk)), do={"priority": "high"}, trigger="changed")
    assert arrived("Hello").priority == "high"


def test_without_a_default_team_it_has_none() -> None:
    assert arrived("Hello").team is None
