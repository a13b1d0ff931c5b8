"""The views of the inbox: which work a person looks at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_noop

from helpdesk.people.absences import alone, stood_in_for
from helpdesk.people.access import left
from helpdesk.people.models import User
from helpdesk.tickets.queries.inbox.cells import ALONE, MINE, NOBODYS, STOOD_IN_FOR, WorkCell
from helpdesk.tickets.queries.inbox.moment import Present
from helpdesk.tickets.states import OPEN_STATES, Status

Counted = Callable[[WorkCell], Mapping[str, int]]
"""How many tickets of a cell are in a view, by due group."""


@dataclass(frozen=True)
class WorkView:
    """A view of the inbox.

    `where` narrows the tickets that a person may see; `statuses` hold unless the reader chooses others.

    `counted` says the same of a cell, under the view's own statuses; None where nobody needs to know how many.
    """

    key: str
    label: str
    icon: str
    where: Callable[[User, Present], Q]
    counted: Counted | None = None
    statuses: tuple[str, ...] = OPEN_STATES
    sort: str = "due"
    danger: bool = False
    is_rare: bool = False
    """Whether it is listed only while it holds something."""


def _all(user: User, moment: Present) -> Q:
    return Q()


def _mine(user: User, moment: Present) -> Q:
    return Q(assignee=user)


def _nobodys(user: User, moment: Present) -> Q:
    return Q(assignee=None)


def _stood_in_for(user: User, moment: Present) -> Q:
    return Q(assignee__in=[row.user_id for row in stood_in_for(user)])


def _alone(user: User, moment: Present) -> Q:
    return Q(assignee__in=alone() - {user.pk}) | Q(assignee__in=left())


def _is_overdue(user: User, moment: Present) -> Q:
    return Q(due_at__lt=moment.now)


def _is_due_today(user: User, moment: Present) -> Q:
    return Q(due_at__lt=moment.midnight)


def _complaints(user: User, moment: Present) -> Q:
    return Q(is_complaint=True)


def _if(holds: Callable[[WorkCell], bool]) -> Counted:
    return lambda cell: cell.groups if holds(cell) else {}


def _today(cell: WorkCell) -> Mapping[str, int]:
    """The last hour of a day reaches into the next one."""
    overdue, later = cell.groups["overdue"], cell.groups["today"]
    return {"overdue": overdue, "soon": cell.today - overdue - later, "today": later}


def _overdue(cell: WorkCell) -> Mapping[str, int]:
    return {"overdue": cell.groups["overdue"]}


WORK_VIEWS = {
    view.key: view
    for view in (
        WorkView(
            "mine", gettext_noop("Assigned to me"), "circle-user-round", _mine, _if(lambda cell: cell.whose == MINE)
        ),
        WorkView(
            "standing_in",
            gettext_noop("Standing in"),
            "users-round",
            _stood_in_for,
            _if(lambda cell: cell.whose == STOOD_IN_FOR),
            is_rare=True,
        ),
        WorkView("unassigned", gettext_noop("Unassigned"), "inbox", _nobodys, _if(lambda cell: cell.whose == NOBODYS)),
        WorkView(
            "alone",
            gettext_noop("Owner away or gone"),
            "circle-slash",
            _alone,
            _if(lambda cell: cell.whose == ALONE),
            is_rare=True,
        ),
        WorkView("open", gettext_noop("All open"), "layers", _all, _if(lambda cell: True)),
        WorkView("today", gettext_noop("Due today"), "alarm-clock", _is_due_today, _today),
        WorkView("overdue", gettext_noop("Overdue"), "triangle-alert", _is_overdue, _overdue, danger=True),
        WorkView("complaints", gettext_noop("Complaints"), "flag", _complaints, _if(lambda cell: cell.is_complaint)),
        WorkView(
            "waiting",
            gettext_noop("Waiting on customer"),
            "clock",
            _all,
            _if(lambda cell: cell.status == Status.WAITING),
            statuses=(Status.WAITING.value,),
        ),
        WorkView(
            "resolved",
            gettext_noop("Resolved"),
            "circle-check",
            _all,
            statuses=(Status.RESOLVED.value, Status.CLOSED.value),
            sort="activity",
        ),
    )
}
EVERYTHING = WorkView("all", gettext_noop("All tickets"), "tickets", _all, statuses=(), sort="activity")
"""What a search looks through; not in the list of views."""
