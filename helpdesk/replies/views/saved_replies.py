"""Settings → Saved replies: the texts that are used again, and for whom."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from helpdesk.outgoing.texts.languages import name_of
from helpdesk.replies import services
from helpdesk.replies.access import may_change, visible_to
from helpdesk.replies.forms import SavedReplyFilter, SavedReplyForm
from helpdesk.replies.models import SavedReply
from helpdesk.replies.queries.filled import PLACEHOLDERS, FillsIn
from helpdesk.replies.queries.listed import folders, listed
from helpdesk.replies.queries.uses import UseCount, use_counts
from helpdesk.tickets.queries import detail
from helpdesk.tickets.words import left_to_fill
from helpdesk.web.frame.toasts import undoable
from helpdesk.web.lists.numbered import numbered
from helpdesk.web.parameters import form_data, query_params
from helpdesk.web.requests.access import NotYours, staff_only
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

PAGE_SIZE = 50
AWAY = "away"


@staff_only
@require_GET
def saved_replies(request: StaffRequest) -> HttpResponse:
    """The list of those that this person may use, in use or put away."""
    state = query_params(request).choice("state", (AWAY,))
    form = SavedReplyFilter(request.GET, request.user)
    wanted = form.wanted(is_away=state == AWAY)
    page = numbered(request, listed(request.user, wanted), PAGE_SIZE)
    counts = use_counts([row.pk for row in page])
    context = {
        "form": form,
        "page": page,
        "rows": [
            (row, name_of(row.language), counts.get(row.pk, UseCount()), may_change(request.user, row)) for row in page
        ],
        "state": state,
        "states": [("", gettext("In use")), (AWAY, gettext("Put away"))],
        "is_filtered": any((wanted.words, wanted.folder, wanted.language, wanted.group)),
        "area": "settings",
    }
    return render(request, "helpdesk/replies/saved_replies.html", context)


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    return _edit(request, SavedReply())


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def saved_reply(request: StaffRequest, pk: int) -> HttpResponse:
    return _edit(request, _own(request, pk))


def _edit(request: StaffRequest, row: SavedReply) -> HttpResponse:
    is_preview = "preview" in form_data(request)
    posted = request.POST if request.method == "POST" else None
    form = SavedReplyForm(posted, reply=row, user=request.user, is_preview=is_preview)
    context: dict[str, Any] = {
        "form": form,
        "reply": visible_to(request.user).filter(pk=row.pk).first() if row.pk else None,
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
    return render(request, "helpdesk/replies/saved_reply.html", context, status=422 if form.errors else 200)


def _save(form: SavedReplyForm, row: SavedReply, by: Any) -> bool:
    try:
        services.save_saved_reply(reply=row, by=by, **form.text)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    return True


def _preview(request: StaffRequest, form: SavedReplyForm) -> dict[str, Any] | None:
    """The text as the composer would put it in on that ticket, and what is left to do before it can be sent."""
    try:
        ticket = detail.get_ticket(request.user, form.cleaned_data["number"] or 0)
    except Http404:
        form.add_error("number", gettext("You see no ticket of this number."))
        return None
    text = FillsIn(ticket, request.user).text(form.cleaned_data["body"], form.cleaned_data["language"])
    return {"ticket": ticket, "text": text, "left": left_to_fill(text)}


@staff_only
@require_POST
def archive(request: StaffRequest, pk: int) -> HttpResponse:
    row = services.archive_saved_reply(reply=_own(request, pk), by=request.user)
    words = gettext("%(name)s is put away.") % {"name": row.name}
    undoable(request, words, undo_url=reverse("replies:restore", args=[pk]))
    return redirect("replies:saved_replies")


@staff_only
@require_POST
def restore(request: StaffRequest, pk: int) -> HttpResponse:
    row = services.restore_saved_reply(reply=_own(request, pk), by=request.user)
    messages.success(request, gettext("%(name)s is in use again.") % {"name": row.name})
    return redirect("replies:saved_replies")


def _own(request: StaffRequest, pk: int) -> SavedReply:
    """One that this person may change; what they do not even see is not found."""
    row = get_object_or_404(visible_to(request.user), pk=pk)
    if not may_change(request.user, row):
        raise NotYours(Permission.CHANGE_SAVED_REPLIES)
    return row
