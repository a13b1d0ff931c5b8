"""`/desk/tasks/`: what people have to do, and the buttons that say it is done."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from helpdesk.people.access import colleagues
from helpdesk.tickets.access import may_finish, tasks_visible_to
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Task
from helpdesk.tickets.queries.inbox import counts, scope
from helpdesk.tickets.queries.inbox.moment import Present
from helpdesk.tickets.queries.tasks import VIEWS, tasks_for
from helpdesk.tickets.services import assign_task, finish_task, reopen_task
from helpdesk.tickets.views.answers import came_from
from helpdesk.tickets.views.inbox import areanav
from helpdesk.web.lists.numbered import numbered
from helpdesk.web.parameters import form_data, query_params
from helpdesk.web.requests.access import NotYours, permitted, staff_only
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

PAGE_SIZE = 50


@staff_only
@require_GET
def tasks(request: StaffRequest) -> HttpResponse:
    """The list: open ones, overdue first, or those that are done."""
    user, moment = request.user, Present.current()
    view, done = (
        VIEWS[query_params(request).choice("view", VIEWS, "mine")],
        query_params(request).words("state") == "done",
    )
    own = [team for team, mine in scope.teams_with_mine(user) if mine]
    work, _ = counts.count_open(user, moment)
    context = {
        "view": view,
        "may_change": user.may(Permission.CHANGE_TICKETS),
        "views": VIEWS.values(),
        "done": done,
        "page": numbered(request, tasks_for(user, view, done=done), PAGE_SIZE),
        "colleagues": list(colleagues()),
        "nav_views": [*areanav.view_items(None, work), areanav.tasks_item(work, current=True)],
        "nav_teams": areanav.team_items(None, work, own),
    }
    return render(request, "helpdesk/tickets/tasks.html", context)


@staff_only
@require_POST
def finish(request: StaffRequest, pk: int) -> HttpResponse:
    """Mark the task as done. A second press changes nothing."""
    user = request.user
    task = finish_task(task=_own_task(request, pk), actor=Actor.of(user), by=user)
    messages.success(request, gettext("Done: %(title)s") % {"title": task.title_words})
    return redirect(came_from(request))


@staff_only
@require_POST
def reopen(request: StaffRequest, pk: int) -> HttpResponse:
    """Mark the task as not done after all."""
    reopen_task(task=_own_task(request, pk), actor=Actor.of(request.user))
    return redirect(came_from(request))


@permitted(Permission.CHANGE_TICKETS)
@require_POST
def assign(request: StaffRequest, pk: int) -> HttpResponse:
    """Give the task to a colleague, or to nobody."""
    task, given = _task(request, pk), form_data(request)
    known = given.whole("assignee") or 0
    assignee = get_object_or_404(colleagues(), pk=known) if given.words("assignee") else None
    assign_task(task=task, assignee=assignee, actor=Actor.of(request.user))
    return redirect(came_from(request))


def _task(request: StaffRequest, pk: int) -> Task:
    return get_object_or_404(tasks_visible_to(request.user).select_related("ticket"), pk=pk)


def _own_task(request: StaffRequest, pk: int) -> Task:
    """The task, for those whose it is or who may change its ticket."""
    task = _task(request, pk)
    if not may_finish(request.user, task):
        raise NotYours(Permission.CHANGE_TICKETS)
    return task
