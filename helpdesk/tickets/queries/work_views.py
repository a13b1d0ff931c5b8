"""The views of the inbox: which work a person looks at."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q

from helpdesk.people.models import User
from helpdesk.tickets.queries.moment import Moment
from helpdesk.tickets.states import OPEN_STATES, Status


@dataclass(frozen=True)
class WorkView:
    """`where` narrows the tickets that a person may see; `statuses` hold unless the reader chooses others."""

    key: str
    label: str
    icon: str
    where: Callable[[User, Moment], Q]
    statuses: tuple[str, ...] = OPEN_STATES
    sort: str = "due"
    danger: bool = False
    counted: bool = True

    def condition(self, user: User, moment: Moment) -> Q:
        return self.where(user, moment) & Q(status__in=self.statuses) if self.statuses else self.where(user, moment)


def _all(user: User, moment: Moment) -> Q:
    return Q()


WORK_VIEWS = {
    view.key: view
    for view in (
        WorkView("mine", "Assigned to me", "circle-user-round", lambda user, moment: Q(assignee=user)),
        WorkView("unassigned", "Unassigned", "inbox", lambda user, moment: Q(assignee=None)),
        WorkView("open", "All open", "layers", _all),
        WorkView("today", "Due today", "alarm-clock", lambda user, moment: Q(due_at__lt=moment.midnight)),
        WorkView("overdue", "Overdue", "triangle-alert", lambda user, moment: Q(due_at__lt=moment.now), danger=True),
        WorkView("complaints", "Complaints", "flag", lambda user, moment: Q(is_complaint=True)),
        WorkView("waiting", "Waiting on customer", "clock", _all, statuses=(Status.WAITING.value,)),
        WorkView(
            "resolved",
            "Resolved",
            "circle-check",
            _all,
            statuses=(Status.RESOLVED.value, Status.CLOSED.value),
            sort="activity",
            counted=False,
        ),
    )
}
EVERYTHING = WorkView("all", "All tickets", "tickets", _all, statuses=(), sort="activity", counted=False)
"""What a search looks through; not in the list of views."""
