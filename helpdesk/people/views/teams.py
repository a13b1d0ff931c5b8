"""Settings → Teams: the groups that have queues of their own."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from helpdesk.audit.seen import watched
from helpdesk.people.belongings import team_belonging, team_belongings
from helpdesk.people.forms.teams import ArchiveForm, TeamForm
from helpdesk.people.models import Team, User
from helpdesk.people.queries import last_hand_over, shown_hand_over, work_of
from helpdesk.people.registry import hears_of_harm, team_pages
from helpdesk.people.services import teams as services
from helpdesk.people.views.handing_over import goes_later, progress, tell_stopped
from helpdesk.people.views.work import work_page
from helpdesk.web.parameters import query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

AWAY = "away"


@permitted(Permission.CHANGE_TEAMS)
@require_GET
def teams(request: StaffRequest) -> HttpResponse:
    """The list, of those in use or those that were put away."""
    state = query_params(request).choice("state", (AWAY,))
    rows = Team.objects.filter(is_active=state != AWAY).select_related("calendar")
    context = {
        "rows": rows.annotate(size=Count("members", filter=Q(members__is_active=True))),
        "hears_of_harm": hears_of_harm(),
        "state": state,
        "states": [("", gettext("In use")), (AWAY, gettext("Put away"))],
        "area": "settings",
    }
    return render(request, "helpdesk/people/teams.html", context)


@permitted(Permission.CHANGE_TEAMS)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    return _edit(request, Team())


@permitted(Permission.CHANGE_TEAMS)
@require_http_methods(["GET", "HEAD", "POST"])
def team(request: StaffRequest, pk: int) -> HttpResponse:
    return _edit(request, _one(pk))


def _edit(request: StaffRequest, row: Team) -> HttpResponse:
    form = watched(request, TeamForm(request.POST if request.method == "POST" else None, team=row), row)
    if form.is_bound and form.is_valid() and _save(form, row, request.user):
        messages.success(request, gettext("%(name)s is saved.") % {"name": row.name})
        return redirect("people:teams")
    context = {
        "form": form,
        "team": _one(row.pk) if row.pk else None,
        "pages": _pages(row),
        "hand_over": shown_hand_over(row, request.user) if row.pk and not row.is_active else None,
        "area": "settings",
    }
    return render(request, "helpdesk/people/team.html", context, status=422 if form.errors else 200)


def _pages(row: Team) -> list[tuple[str, str, str]]:
    """What other rooms have of the team: label, icon and address."""
    if not row.pk:
        return []
    return [(gettext(page.label), page.icon, reverse(page.url_name, args=[row.pk])) for page in team_pages()]


def _save(form: TeamForm, row: Team, by: User) -> bool:
    try:
        services.save_team(team=row, by=by, **form.cleaned_data)
    except ValidationError:
        form.add_error("name", gettext("There is a team of this name already."))
        return False
    return True


@permitted(Permission.CHANGE_TEAMS)
@require_http_methods(["GET", "HEAD", "POST"])
def archive(request: StaffRequest, pk: int) -> HttpResponse:
    """Show what the team has and where it goes; the press moves all of it."""
    row = _one(pk)
    if not row.is_active:
        return redirect("people:team", pk=pk)
    form = ArchiveForm(request.POST if request.method == "POST" else None, team=row)
    if form.is_bound and form.is_valid() and _archive(form, row, request.user):
        messages.success(request, gettext("%(name)s is put away.") % {"name": row.name})
        begun = last_hand_over(row)
        return redirect("people:team", pk) if begun and begun.is_at_work else redirect("people:teams")
    work = work_of(row, team_belongings(), reader=request.user, list_name="people:team_work")
    context = {
        "form": form,
        "team": row,
        "work": work,
        "goes_later": goes_later(work),
        "hears_of_harm": hears_of_harm(),
        "area": "settings",
    }
    return render(request, "helpdesk/people/archive_team.html", context, status=422 if form.errors else 200)


@permitted(Permission.CHANGE_TEAMS)
@require_GET
def team_work(request: StaffRequest, pk: int, kind: str) -> HttpResponse:
    """All of one kind that a team has, as far as the reader may know of it."""
    row = _one(pk)
    way = [(reverse("people:teams"), gettext("Teams")), (reverse("people:team", args=[pk]), row.name)]
    if row.is_active:
        way.append((reverse("people:archive_team", args=[pk]), gettext("Put %(name)s away") % {"name": row.name}))
    return work_page(request, row, team_belonging(kind), way)


@permitted(Permission.CHANGE_TEAMS)
@require_GET
def hand_over(request: StaffRequest, pk: int) -> HttpResponse:
    """How far the hand-over of a team's work is: the card alone, which asks again while it runs."""
    return progress(request, _one(pk), reverse("people:team", args=[pk]))


def _archive(form: ArchiveForm, row: Team, by: User) -> bool:
    try:
        services.archive_team(team=row, by=by, **form.cleaned_data)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    return True


@permitted(Permission.CHANGE_TEAMS)
@require_POST
def restore(request: StaffRequest, pk: int) -> HttpResponse:
    row = _one(pk)
    at_work = last_hand_over(row)
    services.restore_team(team=row, by=request.user)
    messages.success(request, gettext("%(name)s is in use again.") % {"name": row.name})
    tell_stopped(request, at_work)
    return redirect("people:teams")


def _one(pk: int) -> Team:
    return get_object_or_404(Team, pk=pk)
