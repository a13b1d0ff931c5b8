"""The cause tree, for managers."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from complaints.forms import CauseForm, MergeCauseForm
from complaints.models import Cause
from complaints.services import merge_causes, save_cause
from helpdesk.audit.seen import watched
from helpdesk.people.models import User
from helpdesk.shop.starter import untouched
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest


@permitted(Permission.CHANGE_CAUSES)
def cause_list(request: StaffRequest) -> HttpResponse:
    form = CauseForm(request.POST or None, initial={"is_active": True})
    if request.method == "POST" and _save(request, form, None):
        return redirect("complaints:causes")
    counted = Cause.objects.annotate(used=Count("links"))
    groups = counted.filter(parent=None).prefetch_related(Prefetch("children", counted))
    among = [cause.pk for group in groups for cause in (group, *group.children.all())]
    context = {"form": form, "groups": groups, "examples": untouched("cause", among), "area": "settings"}
    return render(request, "complaints/causes.html", context)


@permitted(Permission.CHANGE_CAUSES)
def cause_edit(request: StaffRequest, pk: int) -> HttpResponse:
    cause = get_object_or_404(Cause, pk=pk)
    form = watched(request, CauseForm(request.POST or None, initial=_initial(cause)), cause)
    if request.method == "POST" and _save(request, form, cause):
        return redirect("complaints:causes")
    return _show(request, pk, form, MergeCauseForm(cause=cause))


@permitted(Permission.CHANGE_CAUSES)
@require_POST
def cause_merge(request: StaffRequest, pk: int) -> HttpResponse:
    """Make one cause of two; a refusal stands beside the other cause."""
    cause = get_object_or_404(Cause, pk=pk)
    merging = MergeCauseForm(request.POST, cause=cause)
    if merging.is_valid() and _merge(merging, cause, request.user):
        values = {"name": cause.name, "other": merging.cleaned_data["into"].name}
        messages.success(request, gettext("%(name)s is now %(other)s.") % values)
        return redirect("complaints:causes")
    return _show(request, pk, watched(request, CauseForm(initial=_initial(cause)), cause), merging)


def _show(request: StaffRequest, pk: int, form: CauseForm, merging: MergeCauseForm) -> HttpResponse:
    cause = get_object_or_404(Cause.objects.annotate(used=Count("links")), pk=pk)
    context = {"form": form, "merging": merging, "cause": cause, "area": "settings"}
    return render(request, "complaints/cause.html", context, status=422 if form.errors or merging.errors else 200)


def _initial(cause: Cause) -> dict[str, object]:
    return {"name": cause.name, "parent": cause.parent_id, "is_active": cause.is_active}


def _merge(merging: MergeCauseForm, cause: Cause, by: User) -> bool:
    try:
        merge_causes(cause=cause, into=merging.cleaned_data["into"], by=by)
    except ValidationError as refusal:
        merging.add_error("into", refusal.messages)
        return False
    return True


def _save(request: StaffRequest, form: CauseForm, cause: Cause | None) -> bool:
    if not form.is_valid():
        return False
    try:
        save_cause(cause=cause, by=request.user, **form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    messages.success(request, gettext("Saved."))
    return True
