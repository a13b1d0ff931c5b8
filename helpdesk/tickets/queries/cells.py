"""Open work cut into cells: one grouped statement over a covering index, from which every count of a page is a sum."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, Value

from helpdesk.people.models import User
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.queries.alarms import count_alarmed
from helpdesk.tickets.queries.moment import Moment
from helpdesk.tickets.queries.tasks import count_mine
from helpdesk.tickets.states import OPEN_STATES

MINE, NOBODYS, OTHERS = "mine", "nobody's", "others'"


@dataclass(frozen=True)
class Cell:
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


def cells(user: User, moment: Moment) -> tuple[list[Cell], int, int]:
    """The open tickets that a person may see, exact however many there are, how many open tasks are theirs, and how
    many of the tickets are alarms.

    One statement; two where there is no ticket. It groups by columns of the index in the index's order, which
    PostgreSQL sums as it reads; whose a ticket is would have to be worked out for each row.
    """
    # A part of all is cheaper than a count of its own: the last two groups are what is left.
    groups = {f"group_{key}": _count(moment.group_where(key)) for key in ("overdue", "soon", "today")}
    found = visible_to(user).filter(status__in=OPEN_STATES).order_by()
    alike = found.values("team_id", "assignee_id", "status", "is_complaint")
    sums = {"count": Count("*"), "dated": Count("due_at"), **groups}
    sums["today"] = _count(Q(due_at__lt=moment.midnight))
    rows: list[dict[str, Any]] = list(alike.annotate(my_tasks=count_mine(user), alarms=count_alarmed(user), **sums))  # type: ignore[arg-type]
    if rows:
        return _merged(rows, user, tuple(sums)), rows[0]["my_tasks"], rows[0]["alarms"]
    return [], User.objects.filter(pk=user.pk).values_list(count_mine(user), flat=True)[0], 0


def _merged(rows: Iterable[dict[str, Any]], user: User, sums: tuple[str, ...]) -> list[Cell]:
    """What colleagues have is alike to this reader."""
    alike: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in rows:
        row["whose"] = _whose(row["assignee_id"], user)
        known = alike.setdefault((row["team_id"], row["status"], row["is_complaint"], row["whose"]), row)
        if known is not row:
            known.update({name: known[name] + row[name] for name in sums})
    return [_cell(row) for row in alike.values()]


def _whose(assignee: int | None, user: User) -> str:
    if assignee is None:
        return NOBODYS
    return MINE if assignee == user.pk else OTHERS


def _count(where: Q) -> Count:
    return Count(Value(1), filter=where)


def _cell(row: dict[str, Any]) -> Cell:
    return Cell(
        team=row["team_id"],
        status=row["status"],
        is_complaint=row["is_complaint"],
        whose=row["whose"],
        count=row["count"],
        today=row["today"],
        groups=_groups(row),
    )


def _groups(row: dict[str, Any]) -> dict[str, int]:
    near = {key: row[f"group_{key}"] for key in ("overdue", "soon", "today")}
    return {**near, "later": row["dated"] - sum(near.values()), "none": row["count"] - row["dated"]}
