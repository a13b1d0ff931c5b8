"""The cause tree, for managers."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from complaints.forms import CauseForm
from complaints.models import Cause
from complaints.services import save_cause
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
    context = {"form": form, "groups": groups, "area": "settings"}
    return render(request, "complaints/causes.html", context)


@permitted(Permission.CHANGE_CAUSES)
def cause_edit(request: StaffRequest, pk: int) -> HttpResponse:
    cause = get_object_or_404(Cause, pk=pk)
    initial = {"name": cause.name, "parent": cause.parent_id, "is_active": cause.is_active}
    form = CauseForm(request.POST or None, initial=initial)
    if request.method == "POST" and _save(request, form, cause):
        return redirect("complaints:causes")
    context = {"form": form, "cause": cause, "area": "settings"}
    return render(request, "complaints/cause.html", context)


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
