"""Counts open work by view, by team and by due time, and open tasks."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.core.cache import cache
from django.db.models import Count, Q

from helpdesk.people.models import Team, User
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.queries.inbox.cells import WorkCell, cells
from helpdesk.tickets.queries.inbox.inbox_query import InboxQuery
from helpdesk.tickets.queries.inbox.moment import GROUPS, Present
from helpdesk.tickets.queries.inbox.work_views import WORK_VIEWS, Counted

CAP = 10_000
"""A filtered list is counted up to here."""

REMEMBERED_SECONDS = 15


@dataclass(frozen=True)
class WorkCounts:
    """Counts of everything open that a person may see.

    `tasks` are their own; `alarms` are tickets on which somebody may be hurt.
    """

    views: dict[str, int] = field(default_factory=dict)
    teams: dict[int, int] = field(default_factory=dict)
    tasks: int = 0
    alarms: int = 0


@dataclass(frozen=True)
class Shown:
    """Counts of the list that is shown: by due group, and in all, of which there may be `more`."""

    groups: dict[str, int] = field(default_factory=dict)
    total: int = 0
    more: bool = False


def count_open(user: User, moment: Present) -> tuple[WorkCounts, Sequence[WorkCell]]:
    """Exact counts, and the cells that they are sums of. One statement; two where nothing is open."""
    found, tasks, alarms = cells(user, moment)
    views = {view.key: sum(_groups(view.counted, found).values()) for view in WORK_VIEWS.values() if view.counted}
    teams: Counter[int] = Counter()
    for cell in found:
        if cell.team is not None:
            teams[cell.team] += cell.count
    counts = WorkCounts(views, dict(teams), tasks, alarms)
    cache.set(_key(user), counts, REMEMBERED_SECONDS)
    return counts, found


def remembered(user: User, moment: Present) -> WorkCounts:
    """Counts of a few seconds ago, for a page that is about something else."""
    known = cache.get(_key(user))
    return known if isinstance(known, WorkCounts) else count_open(user, moment)[0]


def shown_of_cells(query: InboxQuery, found: Sequence[WorkCell], teams: Sequence[Team]) -> Shown | None:
    """Counts of a list that a view and a team alone decide; None for any other."""
    if query.is_narrowed or not query.only_open or not query.view.counted:
        return None
    wanted = None if query.team == "none" else next((team.pk for team in teams if team.slug == query.team), 0)
    groups = _groups(query.view.counted, [cell for cell in found if not query.team or cell.team == wanted])
    return Shown(groups, sum(groups.values()))


def shown(user: User, moment: Present, query: InboxQuery, where: Q) -> Shown:
    """Counts of any list of open tickets; `where` are the search's conditions. One statement, which stops at `CAP`."""
    found = visible_to(user).filter(query.where(user, moment) & where).order_by()[: CAP + 1]
    columns = {f"group_{key}": Count("pk", filter=moment.group_where(key)) for key in GROUPS}
    row = found.aggregate(total=Count("pk"), **columns)
    groups = {key: row[f"group_{key}"] for key in GROUPS}
    return Shown({} if row["total"] > CAP else groups, min(row["total"], CAP), row["total"] > CAP)


def _groups(counted: Counted, found: Iterable[WorkCell]) -> Counter[str]:
    total: Counter[str] = Counter()
    for cell in found:
        total.update(counted(cell))
    return total


def _key(user: User) -> str:
    return f"tickets:counts:{user.pk}"
