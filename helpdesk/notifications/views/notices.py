"""`/desk/notices/`: what somebody is told of, as a page, as the panel of the bell and as a number."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from helpdesk.notifications import services
from helpdesk.notifications.mail.compose import sentence
from helpdesk.notifications.models import Notice
from helpdesk.notifications.queries.notices import Unread, newest_first, notices_of, shown, unread
from helpdesk.people.models import User
from helpdesk.web.lists.numbered import numbered
from helpdesk.web.parameters import form_data, query_params
from helpdesk.web.requests.access import staff_only
from helpdesk.web.requests.staff import StaffRequest

ROWS, IN_PANEL = 50, 8


@staff_only
def notices(request: StaffRequest) -> HttpResponse:
    """All of them, or those that are unread; 50 a page."""
    unseen = query_params(request).choice("state", {"unread"}) == "unread"
    page = numbered(request, newest_first(request.user, unseen=unseen), ROWS)
    page.object_list = shown(list(page.object_list))
    context = {"page": page, "unseen": unseen, "every": not unseen, "unread": unread(request.user)}
    return render(request, "helpdesk/notifications/notices.html", context)


@staff_only
def panel(request: StaffRequest) -> HttpResponse:
    """What the bell opens: the latest few. Asked by itself it is the page."""
    if not request.htmx:
        return redirect("notifications:notices")
    return _panel(request)


def _panel(request: StaffRequest) -> HttpResponse:
    rows = shown(list(newest_first(request.user)[:IN_PANEL]))
    context = {"rows": rows, "unread": unread(request.user)}
    return render(request, "helpdesk/notifications/_panel.html", context)


@staff_only
def count(request: StaffRequest) -> HttpResponseBase:
    """How many are unread, which an open page asks for all the time: one statement, and 304 while nothing changes."""
    found = unread(request.user)
    mark = f'"{found.mark}"'
    if request.headers.get("If-None-Match", "").removeprefix("W/") == mark:
        return _kept_by_nobody(HttpResponse(status=304), mark)
    return _kept_by_nobody(_told(found, request.user), mark)


def _told(found: Unread, user: User) -> HttpResponse:
    newest = newest_first(user, unseen=True).first() if found.number else None
    told: dict[str, Any] = {"count": found.number, "at": found.at.timestamp() if found.at else 0}
    if newest:
        (row,) = shown([newest])
        told |= {"id": row.pk, "words": sentence(row), "below": row.detail, "url": _open(row)}
    return JsonResponse(told)


def _kept_by_nobody(answer: HttpResponse, mark: str) -> HttpResponse:
    answer["ETag"], answer["Cache-Control"] = mark, "private, no-store"
    return answer


def _open(row: Notice) -> str:
    return reverse("notifications:open", args=[row.pk])


@staff_only
def open_notice(request: StaffRequest, pk: int) -> HttpResponse:
    """Lead to what a notice is about; it is seen with it, as all others of the same ticket are."""
    row = get_object_or_404(notices_of(request.user).select_related("ticket"), pk=pk)
    services.mark_seen(person=request.user, keys=None if row.ticket else [row.pk], ticket=row.ticket)
    return redirect(row.path)


@staff_only
@require_POST
def mark_seen(request: StaffRequest) -> HttpResponse:
    """Mark all that somebody had before them as read: `up_to` is when the newest of it happened."""
    services.mark_seen(person=request.user, up_to=form_data(request).moment("up_to"))
    if request.htmx:
        return _panel(request)
    return redirect(form_data(request).path("next", reverse("notifications:notices")))
