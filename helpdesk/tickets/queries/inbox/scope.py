"""Says which tickets the inbox lists, and for which teams."""

from django.db.models import Case, Q, QuerySet, When

from helpdesk.people.models import Team, TeamMembership, User
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.queries.inbox.inbox_query import InboxQuery
from helpdesk.tickets.queries.inbox.moment import Present


def tickets_for(user: User, query: InboxQuery, moment: Present, found: Q) -> QuerySet[Ticket]:
    """The tickets that the address asks for among those that a person may see; `found` are the search's conditions."""
    return visible_to(user).filter(query.where(user, moment) & found)


def teams_with_mine(user: User) -> list[tuple[Team, bool]]:
    """All active teams, and whether this person belongs to them, in one statement."""
    teams = Team.objects.filter(is_active=True)
    if user.sees_all:
        return [(team, True) for team in teams]
    mine = TeamMembership.objects.filter(user=user).values("team_id")
    return [(team, team.mine) for team in teams.annotate(mine=Case(When(pk__in=mine, then=True), default=False))]
