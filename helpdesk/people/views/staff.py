"""Settings → Staff: who works here, who is invited, and each of them."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from helpdesk.audit.seen import watched
from helpdesk.people import queries
from helpdesk.people.factors import factors_of
from helpdesk.people.forms.staff import InviteForm, PermissionsForm, PersonForm
from helpdesk.people.models import StaffInvitation, TeamMembership, User
from helpdesk.people.models.users import STAFF_ROLES
from helpdesk.people.services import staff as services
from helpdesk.people.services.staff.bounds import rank
from helpdesk.people.services.staff.invitations import NotInvited
from helpdesk.people.views.handing_over import tell_stopped
from helpdesk.web.lists.numbered import numbered
from helpdesk.web.parameters import query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

PAGE_SIZE = 50


@permitted(Permission.CHANGE_STAFF)
@require_GET
def staff(request: StaffRequest) -> HttpResponse:
    """The list of colleagues, and above it who is invited."""
    asked = query_params(request)
    words, state = asked.words("q"), asked.choice("state", (queries.NO_FACTOR, queries.GONE))
    context = {
        "page": numbered(request, queries.staff(words, state), PAGE_SIZE),
        "invitations": [] if words or state else queries.open_invitations()[:PAGE_SIZE],
        "words": words,
        "state": state,
        "states": [
            (queries.HERE, gettext("Work here")),
            (queries.NO_FACTOR, gettext("No second factor")),
            (queries.GONE, gettext("Left")),
        ],
        "area": "settings",
    }
    return render(request, "helpdesk/people/staff.html", context)


@permitted(Permission.CHANGE_STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: StaffRequest) -> HttpResponse:
    form = InviteForm(request.POST if request.method == "POST" else None, by=request.user)
    if form.is_bound and form.is_valid() and (made := _invite(form, request.user)):
        words = ngettext("An invitation is on its way.", "%(count)s invitations are on their way.", len(made))
        messages.success(request, words % {"count": len(made)})
        return redirect("people:staff")
    return render(
        request,
        "helpdesk/people/invite.html",
        {"form": form, "area": "settings"},
        status=422 if form.errors else 200,
    )


def _invite(form: InviteForm, by: User) -> list[StaffInvitation]:
    """The invitations; none where the form says why not."""
    try:
        return services.invite(**form.cleaned_data, by=by)
    except ValidationError as error:
        form.add_error(None, error)
        return []


@permitted(Permission.CHANGE_STAFF)
@require_POST
def renew_invitation(request: StaffRequest, pk: int) -> HttpResponse:
    invitation = get_object_or_404(StaffInvitation, pk=pk)
    try:
        services.renew_invitation(invitation=invitation, by=request.user)
    except NotInvited:
        messages.error(request, gettext("It was taken up or withdrawn meanwhile."))
    else:
        messages.success(
            request, gettext("A new link is on its way to %(email)s; the old one ended.") % {"email": invitation.email}
        )
    return redirect("people:staff")


@permitted(Permission.CHANGE_STAFF)
@require_POST
def withdraw_invitation(request: StaffRequest, pk: int) -> HttpResponse:
    invitation = get_object_or_404(StaffInvitation, pk=pk)
    try:
        services.withdraw_invitation(invitation=invitation, by=request.user)
    except NotInvited:
        messages.error(request, gettext("It was taken up or withdrawn meanwhile."))
    else:
        messages.success(request, gettext("%(email)s is not invited any more.") % {"email": invitation.email})
    return redirect("people:staff")


@permitted(Permission.CHANGE_STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: StaffRequest, pk: int) -> HttpResponse:
    """One colleague: what they are."""
    colleague, by = one(pk), request.user
    form = watched(
        request, PersonForm(request.POST if request.method == "POST" else None, person=colleague, by=by), colleague
    )
    if form.is_bound and form.is_valid() and _change(form, colleague, by):
        messages.success(request, gettext("%(name)s is saved.") % {"name": form.cleaned_data["name"]})
        return redirect("people:staff")
    return show(request, colleague, form=form)


def _change(form: PersonForm, colleague: User, by: User) -> bool:
    try:
        services.change_person(person=colleague, by=by, **form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


@permitted(Permission.CHANGE_STAFF)
@require_POST
def permissions(request: StaffRequest, pk: int) -> HttpResponse:
    """What this person may beside their role."""
    colleague = one(pk)
    form = watched(request, PermissionsForm(request.POST, person=colleague, by=request.user), colleague)
    if form.is_valid():
        try:
            services.give_and_take(person=colleague, by=request.user, permissions=form.wanted())
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, gettext("%(name)s is saved.") % {"name": colleague.short_name})
            return redirect("people:person", pk=pk)
    return show(request, colleague, permissions_form=form)


@permitted(Permission.CHANGE_STAFF)
@require_POST
def sign_out(request: StaffRequest, pk: int) -> HttpResponse:
    colleague = one(pk)
    services.sign_out_everywhere(person=colleague, by=request.user)
    messages.success(request, gettext("%(name)s is signed out everywhere.") % {"name": colleague.short_name})
    return redirect("people:person", pk=pk)


@permitted(Permission.CHANGE_STAFF)
@require_POST
def come_back(request: StaffRequest, pk: int) -> HttpResponse:
    colleague = one(pk)
    at_work = queries.last_hand_over(colleague)
    try:
        services.come_back(person=colleague, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, gettext("%(name)s works here again.") % {"name": colleague.short_name})
        tell_stopped(request, at_work)
    return redirect("people:person", pk=pk)


def show(
    request: StaffRequest,
    colleague: User,
    *,
    form: PersonForm | None = None,
    permissions_form: PermissionsForm | None = None,
) -> HttpResponse:
    """The page of one colleague, with what was typed into one of its forms."""
    by = request.user
    may_change = colleague.pk != by.pk and rank(colleague.role) <= rank(by.role)
    context = {
        "colleague": colleague,
        "form": form or watched(request, PersonForm(person=colleague, by=by), colleague),
        "permissions_form": permissions_form or watched(request, PermissionsForm(person=colleague, by=by), colleague),
        "may_change": may_change,
        "is_oneself": colleague.pk == by.pk,
        "factors": factors_of(colleague),
        "hand_over": None if colleague.is_active else queries.shown_hand_over(colleague, by),
        "area": "settings",
    }
    wrong = any(one.errors for one in (form, permissions_form) if one)
    return render(request, "helpdesk/people/person.html", context, status=422 if wrong else 200)


def one(pk: int) -> User:
    """A colleague, whether they work here or left."""
    memberships = TeamMembership.objects.select_related("team").order_by("team__name")
    staff_rows = User.objects.filter(role__in=STAFF_ROLES)
    return get_object_or_404(staff_rows.prefetch_related(Prefetch("memberships", memberships)), pk=pk)
