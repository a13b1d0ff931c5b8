"""Settings → Macros: what is done with one press, and for whom."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from helpdesk.macros import services
from helpdesk.macros.access import changeable, visible_to
from helpdesk.macros.forms import MacroFilter
from helpdesk.macros.queries.listed import listed
from helpdesk.macros.queries.uses import UseCount, use_counts
from helpdesk.replies.access import may_change
from helpdesk.rules.sentences import Vocabulary, capital
from helpdesk.web.frame.toasts import undoable
from helpdesk.web.lists.numbered import numbered
from helpdesk.web.parameters import form_data, query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

PAGE_SIZE = 50
AWAY = "away"


@permitted(Permission.CHANGE_TICKETS)
@require_GET
def macros(request: StaffRequest) -> HttpResponse:
    """The list of those that this person may use, in use or put away."""
    state = query_params(request).choice("state", (AWAY,))
    form = MacroFilter(request.GET, request.user)
    wanted = form.wanted(is_away=state == AWAY)
    page = numbered(request, listed(request.user, wanted), PAGE_SIZE)
    counts, words = use_counts([row.pk for row in page]), Vocabulary({})
    is_filtered = any((wanted.words, wanted.folder, wanted.group))
    rows = [
        {
            "macro": row,
            "sentence": capital(words.actions(row.actions)),
            "used": counts.get(row.pk, UseCount()),
            "may_change": may_change(request.user, row),
        }
        for row in page
    ]
    context = {
        "form": form,
        "page": page,
        "rows": rows,
        "state": state,
        "states": [("", gettext("In use")), (AWAY, gettext("Put away"))],
        "is_filtered": is_filtered,
        "area": "settings",
    }
    return render(request, "helpdesk/macros/macros.html", context)


@permitted(Permission.CHANGE_TICKETS)
@require_POST
def archive(request: StaffRequest, pk: int) -> HttpResponse:
    row = services.archive_macro(macro=changeable(request.user, pk), by=request.user)
    words = gettext("%(name)s is put away.") % {"name": row.name}
    undoable(request, words, undo_url=reverse("macros:restore", args=[pk]))
    return redirect("macros:macros")


@permitted(Permission.CHANGE_TICKETS)
@require_POST
def restore(request: StaffRequest, pk: int) -> HttpResponse:
    row = services.restore_macro(macro=changeable(request.user, pk), by=request.user)
    messages.success(request, gettext("%(name)s is in use again.") % {"name": row.name})
    return redirect("macros:macros")


@permitted(Permission.CHANGE_TICKETS)
@require_POST
def copy(request: StaffRequest, pk: int) -> HttpResponse:
    """A copy of one that this person may use, open to be changed."""
    made = services.copy_macro(macro=get_object_or_404(visible_to(request.user), pk=pk), by=request.user)
    messages.success(request, gettext("%(name)s is a copy: change what shall be different.") % {"name": made.name})
    return redirect("macros:macro", pk=made.pk)


@permitted(Permission.CHANGE_TICKETS)
@require_POST
def move(request: StaffRequest, pk: int) -> HttpResponse:
    up = form_data(request).words("to") == "up"
    services.move_macro(macro=changeable(request.user, pk), up=up, by=request.user)
    return redirect("macros:macros")
