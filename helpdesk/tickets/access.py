"""Decides who sees which ticket; the only place that does."""

from django.db.models import Q, QuerySet

from helpdesk.people.absences import work_of
from helpdesk.people.models import TeamMembership, User
from helpdesk.tickets.models import Task, Ticket
from helpdesk.web.requests.permissions import Permission


def visible_to(user: User) -> QuerySet[Ticket]:
    """The tickets that a person may know of.

    Managers and admins: all. Agents and leads: those of their teams, those that no team has yet,
    and those assigned to them or to whom they stand in for. Collaborators: those of their teams. Customers: their own.
    """
    if not user.is_active:
        return Ticket.objects.none()
    if user.sees_all:
        return Ticket.objects.all()
    if user.is_agent:
        teams = TeamMembership.objects.filter(user=user).values("team_id")
        if not user.takes_work:
            return Ticket.objects.filter(team_id__in=teams)
        return Ticket.objects.filter(Q(team_id__in=teams) | Q(team__isnull=True) | Q(assignee__in=work_of(user)))
    return Ticket.objects.filter(requester__user=user)


def sees(user: User, ticket: Ticket) -> bool:
    """Whether somebody may know of one ticket, as `visible_to` says; no statement where it is their own to see to."""
    if user.takes_work and (user.sees_all or ticket.assignee_id in work_of(user)):
        return True
    return visible_to(user).filter(pk=ticket.pk).exists()


def tasks_visible_to(user: User) -> QuerySet[Task]:
    """The tasks that a person may see: for staff those of the tickets that they may know of, for others none."""
    if not user.is_agent:
        return Task.objects.none()
    return Task.objects.filter(ticket__in=visible_to(user))


def may_finish(user: User, task: Task) -> bool:
    """Whether somebody may say that a task is done, or is not: whose it is, and whoever may change its ticket."""
    return task.assignee_id == user.pk or user.may(Permission.CHANGE_TICKETS)
