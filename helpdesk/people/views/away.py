"""When somebody is away and who stands in: one's own page, and that of a colleague for managers."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from helpdesk.people import absences
from helpdesk.people.forms.away import AbsenceForm
from helpdesk.people.models import Absence, User
from helpdesk.people.queries import absence_of, delegated_work, open_work
from helpdesk.people.services import absences as services
from helpdesk.people.services.handing_over import AT_ONCE
from helpdesk.people.services.staff.bounds import rank
from helpdesk.people.views.staff import one
from helpdesk.web.frame.notices import Notice
from helpdesk.web.frame.toasts import undoable
from helpdesk.web.requests.access import permitted, staff_only
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from helpdesk.web.words.formats import long_date


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def away(request: StaffRequest) -> HttpResponse:
    """One's own days away."""
    return _page(request, request.user)


@staff_only
@require_POST
def end_away(request: StaffRequest) -> HttpResponse:
    """One is back, or does not go after all."""
    return _end(request, request.user, reverse("people:restore_away"))


@staff_only
@require_POST
def restore_away(request: StaffRequest) -> HttpResponse:
    return _restore(request, request.user)


@permitted(Permission.CHANGE_STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def person_away(request: StaffRequest, pk: int) -> HttpResponse:
    """A colleague's days away, such as of one who fell ill."""
    return _page(request, one(pk))


@permitted(Permission.CHANGE_STAFF)
@require_POST
def end_person_away(request: StaffRequest, pk: int) -> HttpResponse:
    return _end(request, one(pk), reverse("people:restore_person_away", args=[pk]))


@permitted(Permission.CHANGE_STAFF)
@require_POST
def restore_person_away(request: StaffRequest, pk: int) -> HttpResponse:
    return _restore(request, one(pk))


def notice(request: HttpRequest) -> Notice | None:
    """Says above every page to who is away that colleagues think so."""
    absence = request.user.away if isinstance(request.user, User) else None
    if absence is None:
        return None
    words = gettext("You are away until %(day)s.") % {"day": long_date(absence.last_day)}
    return Notice(words, reverse("people:away"), gettext("I am back"), tone="info", icon="calendar-clock")


def _page(request: StaffRequest, person: User) -> HttpResponse:
    absence = absence_of(person)
    form = AbsenceForm(request.POST if request.method == "POST" else None, person=person, absence=absence)
    if form.is_bound and form.is_valid() and (saved := _save(form, person, request.user)):
        messages.success(request, gettext("Saved."))
        if words := _gap(saved):
            messages.warning(request, words)
        return redirect(_home(request, person))
    still_open = open_work(person) if absence and absence.delegate else []
    may_change = person.pk == request.user.pk or rank(person.role) <= rank(request.user.role)
    context = {
        "colleague": person,
        "is_oneself": person.pk == request.user.pk,
        "absence": absence,
        "stand_in": absences.stand_in(person) if absence else None,
        "gap": _gap(absence) if absence else "",
        "form": form,
        "may_change": may_change,
        "may_delegate": may_change and request.user.may(Permission.CHANGE_TICKETS),
        "open_work": still_open,
        "is_much": sum(count for _, count in still_open) > AT_ONCE,
        "given": delegated_work(person),
        "stands_in_for": services.delegations(person).select_related("user").order_by("first_day", "pk"),
        "area": "settings",
    }
    return render(request, "helpdesk/people/away.html", context, status=422 if form.errors else 200)


def _save(form: AbsenceForm, person: User, by: User) -> Absence | None:
    try:
        return services.set_absence(person=person, by=by, **form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error)
        return None


def _gap(absence: Absence) -> str:
    """What to know where somebody was to stand in and cannot on some day."""
    day = absences.first_gap(absence) if absence.delegate else None
    if day is None or absence.delegate is None:
        return ""
    words = gettext("On %(day)s nobody stands in: %(who)s is away or gone, and so is who stands in for them.")
    return words % {"day": long_date(day), "who": absence.delegate.short_name}


def _end(request: StaffRequest, person: User, undo_url: str) -> HttpResponse:
    try:
        ended = services.end_absence(person=person, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect(_home(request, person))
    if ended:
        undoable(request, gettext("%(who)s is here again.") % {"who": person.short_name}, undo_url=undo_url)
    return redirect(_home(request, person))


def _restore(request: StaffRequest, person: User) -> HttpResponse:
    try:
        services.restore_absence(person=person, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect(_home(request, person))


def _home(request: StaffRequest, person: User) -> str:
    is_own = person.pk == request.user.pk
    return reverse("people:away") if is_own else reverse("people:person_away", args=[person.pk])
