"""Settings → Macros → one of them: what it does, with a preview on a real ticket."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from helpdesk.audit.seen import watched
from helpdesk.macros import services
from helpdesk.macros.access import changeable
from helpdesk.macros.forms import MacroActions, MacroForm
from helpdesk.macros.models import Macro
from helpdesk.macros.queries.listed import folders
from helpdesk.rules.actions.placeholders import PLACEHOLDERS
from helpdesk.rules.forms import actions
from helpdesk.rules.registry import By
from helpdesk.rules.registry import actions as known_actions
from helpdesk.rules.sentences import Vocabulary, capital
from helpdesk.tickets.queries import detail
from helpdesk.web.parameters import form_data
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest


@permitted(Permission.CHANGE_TICKETS)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    return _edit(request, Macro())


@permitted(Permission.CHANGE_TICKETS)
@require_http_methods(["GET", "HEAD", "POST"])
def macro(request: StaffRequest, pk: int) -> HttpResponse:
    return _edit(request, changeable(request.user, pk))


def _edit(request: StaffRequest, row: Macro) -> HttpResponse:
    if request.method != "POST":
        draft = MacroActions(actions.drafts_of(row.actions, By.PEOPLE))
        return _page(request, row, watched(request, MacroForm(None, macro=row, user=request.user), row), draft)
    form = watched(request, MacroForm(request.POST, macro=row, user=request.user), row)
    draft = MacroActions(actions.read(request.POST, By.PEOPLE))
    match form_data(request).words("do"):
        case "save":
            if _save(request, row, form, draft):
                return redirect("macros:macros")
        case "preview":
            form.errors.pop("name", None)
            return _page(request, row, form, draft, preview=_preview(request, form, draft))
        case _:
            actions.press(draft, request.POST, By.PEOPLE)
            for name in form.fields:
                form.errors.pop(name, None)
    return _page(request, row, form, draft)


def _save(request: StaffRequest, row: Macro, form: MacroForm, draft: MacroActions) -> bool:
    if not form.is_valid():
        return False
    try:
        saved = services.save_macro(macro=row, actions=draft.actions_json(), by=request.user, **form.whole)
    except ValidationError as refusal:
        problems = refusal.message_dict
        draft.tell(problems)
        for name, words in problems.items():
            if name != "actions":
                form.add_error(name if name in form.fields else None, words)
        return False
    messages.success(request, gettext("%(name)s is saved.") % {"name": saved.name})
    return True


def _preview(request: StaffRequest, form: MacroForm, draft: MacroActions) -> dict[str, Any] | None:
    """What the actions would do to that ticket now."""
    try:
        ticket = detail.get_ticket(request.user, form.cleaned_data.get("number") or 0)
    except Http404:
        form.add_error("number", gettext("You see no ticket of this number."))
        return None
    unfinished = [entry for entry in draft.actions if entry.action.takes_value and not entry.value]
    for entry in unfinished:
        entry.error = gettext("Not chosen yet.")
    if unfinished:
        return None
    parts = services.foresee_macro(entries=draft.actions_json(), ticket=ticket, person=request.user)
    return {"ticket": ticket, "parts": parts}


def _page(
    request: StaffRequest, row: Macro, form: MacroForm, draft: MacroActions, *, preview: dict[str, Any] | None = None
) -> HttpResponse:
    words = Vocabulary({})
    for entry in draft.actions:
        offered = words.choices(entry.action.key).items()
        entry.choices = {key: label for key, label in offered if key not in entry.action.refused(By.PEOPLE)}
    is_wrong = bool(form.errors or draft.wrong_actions or draft.error)
    context = {
        "form": form,
        "macro": Macro.objects.filter(pk=row.pk).first() if row.pk else None,
        "draft": draft,
        "actions": [action for action in known_actions(By.PEOPLE) if action.is_offered],
        "sentence": capital(words.actions(draft.actions_json())),
        "folders": folders(request.user),
        "may_edit": True,
        "preview": preview,
        "placeholders": _placeholders(draft),
        "area": "settings",
    }
    return render(request, "helpdesk/macros/macro.html", context, status=422 if is_wrong else 200)


def _placeholders(draft: MacroActions) -> list[tuple[str, str]]:
    """What can be put into a note, with what it stands for; nothing where the macro writes none."""
    if not any(entry.action.is_long for entry in draft.actions):
        return []
    return [(f"{{{{ {name} }}}}", gettext(meaning)) for name, meaning in PLACEHOLDERS.items()]
