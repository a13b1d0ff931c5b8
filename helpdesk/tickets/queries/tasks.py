"""Reads what people have to do for tickets: whose it is, and how much."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_noop

from helpdesk.people.absences import work_of
from helpdesk.people.models import TeamMembership, User
from helpdesk.tickets.access import tasks_visible_to
from helpdesk.tickets.models import Task, Ticket

DONE_SHOWN = 5


@dataclass(frozen=True)
class TaskView:
    """One way to look at the tasks that a person may see."""

    key: str
    label: str
    where: Callable[[User], Q]


def _mine(user: User) -> Q:
    """Given to them, or to nobody for a ticket of theirs; and the same of those for whom they stand in."""
    whose = work_of(user)
    return Q(assignee__in=whose) | Q(assignee=None, ticket__assignee__in=whose)


def _of_my_teams(user: User) -> Q:
    return Q(ticket__team__in=TeamMembership.objects.filter(user=user).values("team_id"))


VIEWS = {
    view.key: view
    for view in (
        TaskView("mine", gettext_noop("Mine"), _mine),
        TaskView("teams", gettext_noop("My teams"), _of_my_teams),
        TaskView("all", gettext_noop("All"), lambda user: Q()),
    )
}


def tasks_for(user: User, view: TaskView, *, done: bool) -> QuerySet[Task]:
    """Open ones by when they are due, those without a time last; done ones, the latest first."""
    found = tasks_visible_to(user).filter(view.where(user), done_at__isnull=not done)
    related = found.select_related("assignee", "done_by", "ticket__requester", "ticket__team")
    return related.order_by("-done_at", "-pk") if done else related.order_by(F("due_at").asc(nulls_last=True), "pk")


def open_tasks_of(user: User) -> QuerySet[Task]:
    """What a person has to do."""
    return tasks_visible_to(user).filter(_mine(user), done_at=None)


def of_ticket(ticket: Ticket) -> list[Task]:
    """Open ones first, the earliest due at the top, then a few that were done last."""
    tasks = Task.objects.filter(ticket=ticket).select_related("assignee", "done_by")
    is_open = list(tasks.filter(done_at=None).order_by(F("due_at").asc(nulls_last=True), "pk"))
    return is_open + list(tasks.exclude(done_at=None).order_by("-done_at")[:DONE_SHOWN])
