"""Settings → Word lists: words that are written once, and asked for in many rules."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from helpdesk.audit.seen import watched
from helpdesk.tickets import services
from helpdesk.tickets.extensions.list_users import users_of
from helpdesk.tickets.forms.word_list import WordListForm, begun_with
from helpdesk.tickets.models import WordList
from helpdesk.tickets.queries.word_lists import listed
from helpdesk.web.frame.toasts import undoable
from helpdesk.web.lists.numbered import numbered
from helpdesk.web.parameters import query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

PAGE_SIZE = 50
AWAY = "away"


@permitted(Permission.CHANGE_RULES)
@require_GET
def word_lists(request: StaffRequest) -> HttpResponse:
    """The lists by name, in use or put away."""
    asked = query_params(request)
    words, state = asked.words("q"), asked.choice("state", (AWAY,))
    context = {
        "page": numbered(request, listed(words, is_active=state != AWAY), PAGE_SIZE),
        "words": words,
        "state": state,
        "states": [("", gettext("In use")), (AWAY, gettext("Put away"))],
        "area": "settings",
    }
    return render(request, "helpdesk/tickets/word_lists.html", context)


@permitted(Permission.CHANGE_RULES)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    """A list that is made."""
    form = WordListForm(request.POST if request.method == "POST" else None)
    return _page(request, form, WordList())


@permitted(Permission.CHANGE_RULES)
@require_http_methods(["GET", "HEAD", "POST"])
def word_list(request: StaffRequest, pk: int) -> HttpResponse:
    """One list: its name, its words, and what asks for it."""
    row = get_object_or_404(WordList, pk=pk)
    form = WordListForm(request.POST if request.method == "POST" else None, initial=begun_with(row))
    return _page(request, watched(request, form, row), row)


@permitted(Permission.CHANGE_RULES)
@require_POST
def put_away(request: StaffRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(WordList, pk=pk)
    try:
        services.put_word_list_away(word_list=row, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        words = gettext("%(name)s is put away.") % {"name": row.name}
        undoable(request, words, undo_url=reverse("tickets:restore_word_list", args=[pk]))
    return redirect("tickets:word_lists")


@permitted(Permission.CHANGE_RULES)
@require_POST
def restore(request: StaffRequest, pk: int) -> HttpResponse:
    row = services.bring_word_list_back(word_list=get_object_or_404(WordList, pk=pk), by=request.user)
    messages.success(request, gettext("%(name)s is in use again.") % {"name": row.name})
    return redirect("tickets:word_lists")


def _page(request: StaffRequest, form: WordListForm, row: WordList) -> HttpResponse:
    if form.is_bound and form.is_valid() and _save(form, row, request):
        messages.success(request, gettext("%(name)s is saved.") % {"name": row.name})
        return redirect("tickets:word_lists")
    context = {
        "form": form,
        "word_list": row if row.pk else None,
        "users": users_of(str(row.pk)) if row.pk else [],
        "area": "settings",
    }
    return render(request, "helpdesk/tickets/word_list.html", context, status=422 if form.errors else 200)


def _save(form: WordListForm, row: WordList, request: StaffRequest) -> bool:
    try:
        given = form.cleaned_data
        services.save_word_list(word_list=row, name=given["name"], words=given["words"], by=request.user)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    return True
