"""Open work cut into cells: one grouped statement over a covering index, from which every count of a page is a sum."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, Count, Q, Value, When

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

    One statement; two where there is no ticket.
    """
    whose = Case(
        When(assignee=user, then=Value(MINE)),
        When(assignee=None, then=Value(NOBODYS)),
        default=Value(OTHERS),
        output_field=CharField(),
    )
    # A part of all is cheaper than a count of its own: the last two groups are what is left.
    groups = {f"group_{key}": _count(moment.group_where(key)) for key in ("overdue", "soon", "today")}
    found = visible_to(user).filter(status__in=OPEN_STATES).order_by()
    alike = found.values("team_id", "status", "is_complaint", whose=whose)
    sums = {"count": Count("*"), "dated": Count("due_at"), **groups}
    sums["today"] = _count(Q(due_at__lt=moment.midnight))
    rows: list[dict[str, Any]] = list(alike.annotate(my_tasks=count_mine(user), alarms=count_alarmed(user), **sums))  # type: ignore[arg-type]
    if rows:
        return [_cell(row) for row in rows], rows[0]["my_tasks"], rows[0]["alarms"]
    return [], User.objects.filter(pk=user.pk).values_list(count_mine(user), flat=True)[0], 0


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
