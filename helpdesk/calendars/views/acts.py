"""The buttons of Settings → Opening hours; each is a POST that returns to its page."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from helpdesk.calendars import services
from helpdesk.calendars.models import Calendar
from helpdesk.calendars.services import DayState
from helpdesk.web.frame.toasts import undoable
from helpdesk.web.parameters import query_params
from helpdesk.web.parameters.days import day
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.go import go
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from helpdesk.web.words.formats import long_date

UNDO_SECONDS = 30


@permitted(Permission.CHANGE_HOURS)
@require_POST
def make_default(request: StaffRequest, pk: int) -> HttpResponse:
    row, was = _one(pk), Calendar.objects.filter(is_default=True).first()
    if _done(request, services.make_default_calendar, row):
        words = gettext("All count by %(name)s now that have no hours of their own.") % {"name": row.name}
        if was and was != row:
            undo = reverse("calendars:make_default_calendar", args=[was.pk])
            undoable(request, words, undo_url=undo, seconds=UNDO_SECONDS)
        else:
            messages.success(request, words)
    return go(request, reverse("calendars:hours"))


@permitted(Permission.CHANGE_HOURS)
@require_POST
def archive(request: StaffRequest, pk: int) -> HttpResponse:
    row = _one(pk)
    if _done(request, services.archive_calendar, row):
        undo = reverse("calendars:restore_calendar", args=[pk])
        words = gettext("%(name)s is put away.") % {"name": row.name}
        undoable(request, words, undo_url=undo, seconds=UNDO_SECONDS)
    return go(request, reverse("calendars:hours"))


@permitted(Permission.CHANGE_HOURS)
@require_POST
def restore(request: StaffRequest, pk: int) -> HttpResponse:
    row = _one(pk)
    services.restore_calendar(calendar=row, by=request.user)
    messages.success(request, gettext("%(name)s is in use again.") % {"name": row.name})
    return go(request, reverse("calendars:hours"))


@permitted(Permission.CHANGE_HOURS)
@require_POST
def set_day(request: StaffRequest, pk: int, date: str, state: str) -> HttpResponse:
    """Close or open on a day, or leave it as usual. What it was before is offered as the way back."""
    row, when = _one(pk), day(date)
    if when is None or state not in set(DayState):
        raise Http404
    undo = _way_back(row, when.isoformat())
    name = query_params(request).words("name", longest=120)
    services.set_day(calendar=row, date=when, state=DayState(state), name=name, by=request.user)
    said = {
        DayState.CLOSED: gettext("Closed on %(day)s."),
        DayState.OPEN: gettext("Open on %(day)s as on any such weekday."),
        DayState.USUAL: gettext("%(day)s is as usual again."),
    }
    undoable(request, said[DayState(state)] % {"day": long_date(when)}, undo_url=undo, seconds=UNDO_SECONDS)
    return go(request, reverse("calendars:calendar", args=[pk]))


def _way_back(row: Calendar, date: str) -> str:
    own = row.holidays.filter(date=date).first()
    state = DayState.USUAL if own is None else DayState.OPEN if own.is_open else DayState.CLOSED
    query = {"name": own.name} if own and own.name else None
    return reverse("calendars:set_day", args=[row.pk, date, state], query=query)


def _done(request: StaffRequest, act: Callable[..., Any], row: Calendar) -> bool:
    try:
        act(calendar=row, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return False
    return True


def _one(pk: int) -> Calendar:
    return get_object_or_404(Calendar, pk=pk)
