"""Settings → Opening hours: when the places of the shop are open, and what that comes to."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from helpdesk.audit.seen import watched
from helpdesk.calendars import services, shifts
from helpdesk.calendars.forms import CloseDayForm, HoursForm
from helpdesk.calendars.models import Calendar
from helpdesk.calendars.preview import coming_weeks
from helpdesk.calendars.public_days import country_names, region_names
from helpdesk.calendars.queries import named_days
from helpdesk.calendars.registry import users
from helpdesk.web import shop_time
from helpdesk.web.parameters import form_data, query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

AWAY = "away"


@permitted(Permission.CHANGE_HOURS)
@require_GET
def hours(request: StaffRequest) -> HttpResponse:
    """The list, of those in use or those that were put away."""
    state = query_params(request).choice("state", (AWAY,))
    used = users()
    found = Calendar.objects.filter(is_active=state != AWAY).order_by("-is_default", "name")
    context = {
        "rows": [(row, shifts.in_words(row.hours), *_place(row), used.get(row.pk, ())) for row in found],
        "state": state,
        "states": [("", gettext("In use")), (AWAY, gettext("Put away"))],
        "area": "settings",
    }
    return render(request, "helpdesk/calendars/hours.html", context)


@permitted(Permission.CHANGE_HOURS)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    return _edit(request, Calendar(time_zone=shop_time.zone_name()))


@permitted(Permission.CHANGE_HOURS)
@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: StaffRequest, pk: int) -> HttpResponse:
    return _edit(request, get_object_or_404(Calendar, pk=pk))


@permitted(Permission.CHANGE_HOURS)
@require_POST
def close_day(request: StaffRequest, pk: int) -> HttpResponse:
    """Close the place on a day; with something to fix, the page again with what was typed."""
    row = get_object_or_404(Calendar, pk=pk)
    form = CloseDayForm(request.POST)
    if not form.is_valid():
        return _page(request, watched(request, HoursForm(row=row), row), form, status=422)
    services.set_day(calendar=row, state=services.DayState.CLOSED, by=request.user, **form.cleaned_data)
    messages.success(request, gettext("Closed on that day."))
    return redirect("calendars:calendar", pk=pk)


def _edit(request: StaffRequest, row: Calendar) -> HttpResponse:
    form = watched(request, HoursForm(request.POST if request.method == "POST" else None, row=row), row)
    if not form.is_bound:
        return _page(request, form, CloseDayForm())
    if form_data(request).words("do") == "preview":
        # Hours can be looked at before they have a name.
        form.fields["name"].required = False
        form.is_valid()
        return _page(request, form, CloseDayForm())
    if form.is_valid() and _save(form, request):
        messages.success(request, gettext("%(name)s is saved. Open tickets follow.") % {"name": row.name})
        return redirect("calendars:calendar", pk=row.pk)
    return _page(request, form, CloseDayForm(), status=422)


def _save(form: HoursForm, request: StaffRequest) -> bool:
    try:
        services.save_calendar(calendar=form.row, by=request.user, **form.cleaned_data)
    except ValidationError as refusal:
        if "name" in refusal.message_dict:
            form.add_error("name", gettext("There are opening hours of this name already."))
        else:
            form.add_error(None, refusal.messages)
        return False
    return True


def _page(request: StaffRequest, form: HoursForm, closing: CloseDayForm, status: int = 200) -> HttpResponse:
    row = form.row
    stored = Calendar.objects.get(pk=row.pk) if row.pk else None
    context = {
        "form": form,
        "closing": closing,
        "calendar": stored,
        "used": users().get(row.pk, ()) if row.pk else (),
        "days": named_days(stored, _today(stored), get_language() or "en") if stored else (),
        "area": "settings",
        **_preview(form),
    }
    return render(request, "helpdesk/calendars/calendar.html", context, status=status)


def _place(row: Calendar) -> tuple[str, str]:
    """The country and the region whose holidays it keeps, by name."""
    country = dict(country_names(get_language() or "en")).get(row.country, "") if row.country else ""
    return country, dict(region_names(row.country)).get(row.region, "")


def _preview(form: HoursForm) -> dict[str, Any]:
    """The next four weeks of what was typed; of what is stored, as long as that cannot be read."""
    drafted = form.drafted()
    if not drafted.pk and not form.is_bound:
        drafted.hours = shifts.to_hours([shifts.parse(str(field.value() or "")) for field in form.weekdays])
    if form.errors and not drafted.pk:
        return {"weeks": ()}
    closed = drafted.closed_days(get_language() or "en")
    return {"weeks": coming_weeks(drafted.plain(), closed, _today(drafted)), "place": drafted.time_zone}


def _today(row: Calendar) -> Any:
    return timezone.now().astimezone(row.plain().zone).date()
