"""Settings → Public pages → Files: those by which services elsewhere see that the domain is the shop's."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from helpdesk.shop import services
from helpdesk.shop.forms.proof_files import ProofFileForm, of
from helpdesk.shop.models import ProofFile
from helpdesk.web.frame.toasts import undoable
from helpdesk.web.parameters import query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

UNDO_SECONDS = 30


@permitted(Permission.CHANGE_SHOP)
@require_http_methods(["GET", "HEAD", "POST"])
def proof_files(request: StaffRequest) -> HttpResponse:
    """The files that are served, and the form of another one; `change` in the address names one to begin with."""
    served = ProofFile.objects.filter(removed_at=None)
    if request.method == "POST":
        form = ProofFileForm(request.POST, request.FILES)
        if form.is_valid() and _is_saved(request, form):
            return redirect("shop:proof_files")
    else:
        changed = served.filter(pk=query_params(request).whole("change") or 0).first()
        form = ProofFileForm(initial=of(changed) if changed else {})
    context = {"form": form, "files": served, "tab": "files", "area": "settings"}
    return render(request, "helpdesk/shop/proof_files.html", context, status=422 if form.errors else 200)


def _is_saved(request: StaffRequest, form: ProofFileForm) -> bool:
    try:
        file = services.save_proof_file(by=request.user, **form.facts())
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    messages.success(request, gettext("Saved. %(name)s can be fetched from now on.") % {"name": file.name})
    return True


@permitted(Permission.CHANGE_SHOP)
@require_POST
def remove(request: StaffRequest, pk: int) -> HttpResponse:
    """Serve a file no more, with a way back."""
    file = get_object_or_404(ProofFile, pk=pk)
    services.remove_proof_file(file=file, by=request.user)
    words = gettext("%(name)s is taken away.") % {"name": file.name}
    undoable(request, words, undo_url=reverse("shop:restore_proof_file", args=[pk]), seconds=UNDO_SECONDS)
    return redirect("shop:proof_files")


@permitted(Permission.CHANGE_SHOP)
@require_POST
def restore(request: StaffRequest, pk: int) -> HttpResponse:
    """Serve a file again."""
    file = get_object_or_404(ProofFile, pk=pk)
    services.restore_proof_file(file=file, by=request.user)
    messages.success(request, gettext("%(name)s is back.") % {"name": file.name})
    return redirect("shop:proof_files")
