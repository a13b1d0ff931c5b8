"""How much open work there is, by view, by team and by due time, and how many tasks: one statement, capped."""

from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.db.models.expressions import Combinable

from helpdesk.people.models import Team, User
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.queries.inbox_query import InboxQuery
from helpdesk.tickets.queries.moment import GROUPS, Moment
from helpdesk.tickets.queries.tasks import count_mine
from helpdesk.tickets.queries.work_views import WORK_VIEWS
from helpdesk.tickets.states import OPEN_STATES

CAP = 10_000


@dataclass(frozen=True)
class Counts:
    """`groups` and `total` are of the list that is shown, when only open tickets can be in it; `tasks` are the
    person's own."""

    views: dict[str, int] = field(default_factory=dict)
    teams: dict[int, int] = field(default_factory=dict)
    groups: dict[str, int] = field(default_factory=dict)
    total: int | None = None
    tasks: int = 0


def count_open(
    user: User, teams: list[Team], moment: Moment, query: InboxQuery | None = None, extra: Q | None = None
) -> Counts:
    """Counts the open tickets that a person may see, at most `CAP` of them, in one statement.

    `extra` narrows the shown list further, as a search does.
    """
    columns: dict[str, Combinable] = {
        f"view_{view.key}": _count(view.condition(user, moment)) for view in WORK_VIEWS.values() if view.counted
    }
    columns |= {f"team_{team.pk}": _count(Q(team_id=team.pk)) for team in teams}
    if query and query.only_open:
        shown = query.where(user, moment) & (extra or Q())
        columns["total"] = _count(shown)
        columns |= {f"group_{key}": _count(shown & moment.group_where(key)) for key in GROUPS}
    # Nothing is added to the tasks: but an aggregate is what a number of tickets is beside, even beside none.
    columns["tasks"] = _count(Q(pk=None)) + count_mine(user)
    found = visible_to(user).filter(status__in=OPEN_STATES).order_by()[:CAP].aggregate(**columns)
    return Counts(
        views={view.key: found[f"view_{view.key}"] for view in WORK_VIEWS.values() if view.counted},
        teams={team.pk: found[f"team_{team.pk}"] for team in teams},
        groups={key: found.get(f"group_{key}", 0) for key in GROUPS} if "total" in found else {},
        total=found.get("total"),
        tasks=found["tasks"],
    )


def _count(where: Q) -> Count:
    return Count("pk", filter=where)
