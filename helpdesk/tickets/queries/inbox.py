"""The rows of the inbox: only the columns that a list shows."""

from django.db.models import Case, OuterRef, Q, QuerySet, Subquery, Value, When

from helpdesk.people.models import ContactPoint, Team, TeamMembership, User
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.queries.inbox_query import InboxQuery
from helpdesk.tickets.queries.moment import Moment

_SHOWN = [
    "number",
    "subject",
    "status",
    "priority",
    "channel",
    "is_complaint",
    "created_at",
    "last_activity_at",
    "last_words",
    "last_direction",
    "awaiting_since",
    "alarm_at",
    "due_at",
    "due_kind",
    "team__name",
    "team__colour",
    "assignee__name",
    "assignee__preferred_name",
    "requester__name",
    "requester__preferred_name",
    "requester__organisation__name",
]


def tickets_for(user: User, query: InboxQuery, moment: Moment, found: Q) -> QuerySet[Ticket]:
    """What the address asks for among the tickets that a person may see; `found` are the search's conditions."""
    return visible_to(user).filter(query.where(user, moment) & found)


def as_rows(tickets: QuerySet[Ticket]) -> QuerySet[Ticket]:
    """With everything that a row shows, in one statement; `requester_email` is read for nameless customers only."""
    address = ContactPoint.objects.filter(customer=OuterRef("requester"), kind=ContactPoint.Kind.EMAIL)
    nameless = Q(requester__name="", requester__preferred_name="")
    email = Case(
        When(nameless, then=Subquery(address.order_by("-is_primary", "pk").values("value")[:1])), default=Value("")
    )
    related = tickets.select_related("team", "assignee", "requester__organisation")
    return related.only(*_SHOWN).annotate(requester_email=email)


def teams_with_mine(user: User) -> list[tuple[Team, bool]]:
    """All active teams, and whether this person belongs to them, in one statement."""
    teams = Team.objects.filter(is_active=True)
    if user.sees_all:
        return [(team, True) for team in teams]
    mine = TeamMembership.objects.filter(user=user).values("team_id")
    return [(team, team.mine) for team in teams.annotate(mine=Case(When(pk__in=mine, then=True), default=False))]
