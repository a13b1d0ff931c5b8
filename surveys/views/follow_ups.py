"""The to-do list of people whom we let down, and the log of each."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from helpdesk.people.absences import work_of
from helpdesk.web.frame.sections import sections
from helpdesk.web.lists.numbered import numbered
from helpdesk.web.parameters import query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from surveys import access, services
from surveys.forms import FollowUpContactForm, GiveForm
from surveys.models import FollowUp
from surveys.queries.comments import finished, for_list, to_do

ROWS_A_PAGE = 50


def _visible(request: StaffRequest, pk: int) -> FollowUp:
    user = request.user
    return get_object_or_404(for_list(access.follow_ups_visible_to(user)), pk=pk)


@permitted(Permission.SEE_REPORTS)
def index(request: StaffRequest) -> HttpResponse:
    """What is left to do, the most urgent first; `?state=done` shows what came of the others."""
    user = request.user
    visible = access.follow_ups_visible_to(user)
    mine, done = query_params(request).words("owner") == "me", query_params(request).words("state") == "done"
    rows = finished(visible) if done else to_do(visible)
    if mine:
        rows = rows.filter(owner__in=work_of(user))
    context = {
        "page": numbered(request, rows, ROWS_A_PAGE),
        "mine": mine,
        "done": done,
        "report_links": sections("reports", request),
        "area": "reports",
    }
    return render(request, "surveys/follow_ups.html", context)


@permitted(Permission.SEE_REPORTS)
@require_http_methods(["GET", "HEAD", "POST"])
def detail(request: StaffRequest, pk: int) -> HttpResponse:
    """One follow-up: what was said, what was tried, and what comes next."""
    follow_up = _visible(request, pk)
    form = FollowUpContactForm(request.POST if request.method == "POST" else None, initial={"state": follow_up.state})
    if request.method == "POST" and form.is_valid() and _log(request, follow_up, form):
        return redirect("surveys:follow_up", pk=pk)
    context = {
        "follow_up": follow_up,
        "entries": follow_up.entries.all(),
        "form": form,
        "give": GiveForm(follow_up=follow_up),
        "report_links": sections("reports", request),
        "area": "reports",
    }
    return render(request, "surveys/follow_up.html", context, status=422 if form.errors else 200)


def _log(request: StaffRequest, follow_up: FollowUp, form: FollowUpContactForm) -> bool:
    try:
        services.log_contact(follow_up=follow_up, by=request.user, **form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    messages.success(request, gettext("Saved in the log."))
    return True


@permitted(Permission.SEE_REPORTS)
@require_POST
def take(request: StaffRequest, pk: int) -> HttpResponse:
    """Makes the follow-up one's own."""
    user = request.user
    services.hand_over(follow_up=_visible(request, pk), owner=user, by=user)
    messages.success(request, gettext("It is yours now."))
    return redirect("surveys:follow_up", pk=pk)


@permitted(Permission.SEE_REPORTS)
@require_POST
def give(request: StaffRequest, pk: int) -> HttpResponse:
    """Hands the follow-up to a colleague, who gets a mail."""
    follow_up = _visible(request, pk)
    form = GiveForm(request.POST, follow_up=follow_up)
    if form.is_valid():
        owner = form.cleaned_data["owner"]
        services.hand_over(follow_up=follow_up, owner=owner, by=request.user)
        messages.success(
            request, gettext("%(short_name)s has it now, and is told by mail.") % {"short_name": owner.short_name}
        )
    else:
        messages.error(request, gettext("Choose a colleague who may see this ticket."))
    return redirect("surveys:follow_up", pk=pk)
