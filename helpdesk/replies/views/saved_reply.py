"""Settings → Saved replies → one of them: its words and files, with a preview on a real ticket."""

import logging
import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from helpdesk.audit.seen import watched
from helpdesk.people.models import User
from helpdesk.replies import services
from helpdesk.replies.access import changeable, visible_to
from helpdesk.replies.forms import SavedReplyForm
from helpdesk.replies.models import SavedReply, SavedReplyFile
from helpdesk.replies.queries.brought import files_with
from helpdesk.replies.queries.filled import PLACEHOLDERS, FillsIn
from helpdesk.replies.queries.listed import folders
from helpdesk.tickets.files import NOT_KEPT, file_response
from helpdesk.tickets.queries import detail
from helpdesk.tickets.words import left_to_fill
from helpdesk.web.frame.toasts import undoable
from helpdesk.web.parameters import form_data
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

log = logging.getLogger(__name__)


@permitted(Permission.ANSWER_CUSTOMERS)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    return _edit(request, SavedReply())


@permitted(Permission.ANSWER_CUSTOMERS)
@require_http_methods(["GET", "HEAD", "POST"])
def saved_reply(request: StaffRequest, pk: int) -> HttpResponse:
    return _edit(request, changeable(request.user, pk))


def _edit(request: StaffRequest, row: SavedReply) -> HttpResponse:
    is_preview = "preview" in form_data(request)
    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = SavedReplyForm(*posted, reply=row, user=request.user, is_preview=is_preview)
    form = watched(request, form, row)
    context: dict[str, Any] = {
        "form": form,
        "reply": visible_to(request.user).filter(pk=row.pk).first() if row.pk else None,
        "files": files_with(row) if row.pk else [],
        "folders": folders(request.user),
        "placeholders": [(f"{{{{ {name} }}}}", gettext(meaning)) for name, meaning in PLACEHOLDERS.items()],
        "area": "settings",
    }
    if form.is_bound and form.is_valid():
        if is_preview:
            context["preview"] = _preview(request, form)
        elif _save(form, row, request.user):
            messages.success(request, gettext("%(name)s is saved.") % {"name": row.name})
            return redirect("replies:saved_replies")
    if form.is_bound:
        form.keep(request)
    return render(request, "helpdesk/replies/saved_reply.html", context, status=422 if form.errors else 200)


def _save(form: SavedReplyForm, row: SavedReply, by: User) -> bool:
    try:
        services.save_saved_reply(reply=row, by=by, **form.text)
    except ValidationError as refusal:
        form.add_error(None, refusal)
    except OSError:
        log.exception("the files of a saved reply could not be kept")
        form.add_error("attachments", NOT_KEPT)
    return not form.errors


def _preview(request: StaffRequest, form: SavedReplyForm) -> dict[str, Any] | None:
    """The text as the composer would put it in on that ticket, and what is left to do before it can be sent."""
    try:
        ticket = detail.get_ticket(request.user, form.cleaned_data["number"] or 0)
    except Http404:
        form.add_error("number", gettext("You see no ticket of this number."))
        return None
    text = FillsIn(ticket, request.user).text(form.cleaned_data["body"], form.cleaned_data["language"])
    return {"ticket": ticket, "text": text, "left": left_to_fill(text)}


@permitted(Permission.ANSWER_CUSTOMERS)
@require_GET
def file(request: StaffRequest, key: uuid.UUID) -> FileResponse:
    """A file, for those who may use its saved reply."""
    found = SavedReplyFile.objects.filter(removed_at=None, saved_reply__in=visible_to(request.user))
    return file_response(get_object_or_404(found, key=key))


@permitted(Permission.ANSWER_CUSTOMERS)
@require_POST
def remove_file(request: StaffRequest, key: uuid.UUID) -> HttpResponse:
    row = _file(request, key)
    services.remove_file(file=row, by=request.user)
    words = gettext("%(name)s is taken off.") % {"name": row.filename}
    undoable(request, words, undo_url=reverse("replies:restore_file", args=[key]))
    return redirect("replies:saved_reply", pk=row.saved_reply_id)


@permitted(Permission.ANSWER_CUSTOMERS)
@require_POST
def restore_file(request: StaffRequest, key: uuid.UUID) -> HttpResponse:
    """Undo of the button that took it off."""
    row = _file(request, key)
    try:
        services.restore_file(file=row, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, gettext("%(name)s is back.") % {"name": row.filename})
    return redirect("replies:saved_reply", pk=row.saved_reply_id)


def _file(request: StaffRequest, key: uuid.UUID) -> SavedReplyFile:
    """A file of a saved reply that this person may change."""
    row = get_object_or_404(SavedReplyFile.objects.select_related("saved_reply"), key=key)
    changeable(request.user, row.saved_reply_id)
    return row
