"""Counts open work in cells: one grouped statement over a covering index, from which every count of a page is a sum."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from helpdesk.people.absences import alone, stood_in_for
from helpdesk.people.access import left
from helpdesk.people.models import User
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.queries.alarms import alarmed_for
from helpdesk.tickets.queries.inbox.moment import SOON, Present
from helpdesk.tickets.queries.tasks import open_tasks_of
from helpdesk.tickets.states import OPEN_STATES

MINE, NOBODYS, OTHERS = "mine", "nobody's", "others'"
STOOD_IN_FOR, ALONE = "stood in for", "alone"
"""Of colleagues for whom the reader stands in, and of those for whom nobody does or who left."""

# Grouped by columns of the index in the index's order, PostgreSQL sums as it reads.
_WORK = """
    SELECT team_id, assignee_id, status, is_complaint, count(*), count(due_at), count(*) FILTER (WHERE due_at < %s),
        count(*) FILTER (WHERE due_at < %s), count(*) FILTER (WHERE due_at >= %s AND due_at < %s),
        count(*) FILTER (WHERE due_at >= %s AND due_at < %s),
        (SELECT array_agg(pk) FROM ({left}) AS gone),
        (SELECT count(*) FROM ({tasks}) AS tasks), (SELECT count(*) FROM ({alarms}) AS alarms)
    FROM ({work}) AS work GROUP BY team_id, assignee_id, status, is_complaint
"""


@dataclass(frozen=True)
class WorkCell:
    """Open tickets that are alike in team, status, whose they are and whether they are complaints, by due group.

    `today` counts those that are due before the reader's midnight.
    """

    team: int | None
    status: str
    is_complaint: bool
    whose: str
    count: int
    today: int
    groups: dict[str, int]


def cells(user: User, moment: Present) -> tuple[list[WorkCell], int, int]:
    """The open tickets that a colleague may see, counted in cells, their own open tasks, and the alarms.

    The counts are exact, however many tickets there are.

    One statement; two where there is no ticket.
    """
    tasks = open_tasks_of(user)
    open_ones = visible_to(user).filter(status__in=OPEN_STATES)
    work = _part(open_ones, "team_id", "assignee_id", "status", "is_complaint", "due_at")
    parts = {
        "left": _part(left(), "pk"),
        "work": work,
        "tasks": _part(tasks, "pk"),
        "alarms": _part(alarmed_for(user), "pk"),
    }
    now, soon, midnight = moment.now, moment.now + SOON, moment.midnight
    values = [value for name in ("left", "tasks", "alarms", "work") for value in parts[name][1]]
    params = [midnight, now, now, soon, soon, midnight, *values]
    with connection.cursor() as cursor:
        cursor.execute(_WORK.format_map({name: sql for name, (sql, _) in parts.items()}), params)
        rows = cursor.fetchall()
    return (_merged(rows, user), *rows[0][-2:]) if rows else ([], tasks.count(), 0)


def _part(found: QuerySet[Any], *columns: str) -> tuple[str, tuple[Any, ...]]:
    """A statement and its values, for another statement."""
    return found.order_by().values_list(*columns).query.sql_with_params()


def _merged(rows: Iterable[tuple[Any, ...]], user: User) -> list[WorkCell]:
    """What colleagues have is alike to this reader."""
    alike: dict[tuple[int | None, str, bool, str], list[int]] = {}
    known_as: dict[int | None, str] = {None: NOBODYS, **dict.fromkeys(alone(), ALONE), user.pk: MINE}
    known_as |= {row.user_id: STOOD_IN_FOR for row in stood_in_for(user)}
    for team, assignee, status, is_complaint, *sums, gone, _, _ in rows:
        whose = known_as.get(assignee, ALONE if assignee in (gone or ()) else OTHERS)
        known = alike.get(key := (team, status, is_complaint, whose))
        alike[key] = [one + more for one, more in zip(known, sums, strict=True)] if known else sums
    return [
        WorkCell(*key, count=count, today=before_midnight, groups=_groups(count, dated, *near))
        for key, (count, dated, before_midnight, *near) in alike.items()
    ]


def _groups(count: int, dated: int, *near: int) -> dict[str, int]:
    # A part of all is cheaper than a count of its own: the last two groups are what is left.
    groups = dict(zip(("overdue", "soon", "today"), near, strict=True))
    return {**groups, "later": dated - sum(near), "none": count - dated}
