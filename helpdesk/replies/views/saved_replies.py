"""Settings → Saved replies: the texts that are used again, and for whom."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from helpdesk.replies import services
from helpdesk.replies.access import changeable, may_change
from helpdesk.replies.forms import SavedReplyFilter
from helpdesk.replies.queries.brought import files_with
from helpdesk.replies.queries.listed import listed
from helpdesk.replies.queries.uses import UseCount, use_counts
from helpdesk.shop.starter import untouched
from helpdesk.web.frame.toasts import undoable
from helpdesk.web.lists.numbered import numbered
from helpdesk.web.parameters import query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from helpdesk.web.words.languages import name_of

PAGE_SIZE = 50
AWAY = "away"


@permitted(Permission.ANSWER_CUSTOMERS)
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
        "examples": untouched("saved_reply", [row.pk for row in page]),
        "state": state,
        "states": [("", gettext("In use")), (AWAY, gettext("Put away"))],
        "is_filtered": any((wanted.words, wanted.folder, wanted.language, wanted.group)),
        "area": "settings",
    }
    return render(request, "helpdesk/replies/saved_replies.html", context)


@permitted(Permission.ANSWER_CUSTOMERS)
@require_POST
def archive(request: StaffRequest, pk: int) -> HttpResponse:
    row = services.archive_saved_reply(reply=changeable(request.user, pk), by=request.user)
    words = gettext("%(name)s is put away.") % {"name": row.name}
    undoable(request, words, undo_url=reverse("replies:restore", args=[pk]))
    return redirect("replies:saved_replies")


@permitted(Permission.ANSWER_CUSTOMERS)
@require_POST
def restore(request: StaffRequest, pk: int) -> HttpResponse:
    row = services.restore_saved_reply(reply=changeable(request.user, pk), by=request.user)
    messages.success(request, gettext("%(name)s is in use again.") % {"name": row.name})
    return redirect("replies:saved_replies")


@permitted(Permission.ANSWER_CUSTOMERS)
@require_http_methods(["GET", "HEAD", "POST"])
def forget(request: StaffRequest, pk: int) -> HttpResponse:
    """Asks before a saved reply that was put away is deleted, with what goes with it; then deletes it."""
    row = changeable(request.user, pk)
    if request.method == "POST":
        name = row.name
        try:
            services.forget_saved_reply(reply=row, by=request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, gettext("%(name)s is deleted.") % {"name": name})
        return redirect(f"{reverse('replies:saved_replies')}?state={AWAY}")
    used = use_counts([pk]).get(pk, UseCount())
    context = {"reply": row, "used": used, "files": files_with(row), "area": "settings"}
    return render(request, "helpdesk/replies/forget_saved_reply.html", context)
