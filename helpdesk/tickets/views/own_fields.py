"""Settings → Fields: what the shop keeps of tickets and customers beside what every shop does."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from helpdesk.audit.seen import watched
from helpdesk.tickets import services
from helpdesk.tickets.forms.define_field import FieldForm
from helpdesk.tickets.forms.field_keys import free_key
from helpdesk.tickets.forms.own_fields import form_field_for
from helpdesk.tickets.models import OwnField
from helpdesk.tickets.queries.own.carried import carried
from helpdesk.tickets.queries.own.own_fields import PREFIX, entry
from helpdesk.tickets.services.define_field import why_it_stays
from helpdesk.web.frame.toasts import undoable
from helpdesk.web.parameters import form_data, query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.go import go
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

AWAY = "away"


@dataclass(frozen=True)
class FieldRow:
    """A field of the list: its name for programs, where it shows, and how many have a value of it."""

    field: OwnField
    name: str
    places: list[str]
    count: int


@permitted(Permission.CHANGE_FIELDS)
@require_GET
def own_fields(request: StaffRequest) -> HttpResponse:
    """The list, of tickets' fields and of customers', of those in use or those that were put away."""
    state = query_params(request).choice("state", (AWAY,))
    counts = carried()
    rows = [
        FieldRow(field, f"{PREFIX}{field.key}", _places(field), counts.get(field.pk, 0))
        for field in OwnField.objects.filter(is_active=state != AWAY)
    ]
    groups = [(label, [row for row in rows if row.field.holder == holder]) for holder, label in OwnField.Of.choices]
    context = {
        "rows": [(label, members) for label, members in groups if members],
        "state": state,
        "states": [("", gettext("In use")), (AWAY, gettext("Put away"))],
        "area": "settings",
    }
    return render(request, "helpdesk/tickets/own_fields.html", context)


@permitted(Permission.CHANGE_FIELDS)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    return _edit(request, OwnField(position=OwnField.objects.count()))


@permitted(Permission.CHANGE_FIELDS)
@require_http_methods(["GET", "HEAD", "POST"])
def own_field(request: StaffRequest, pk: int) -> HttpResponse:
    return _edit(request, _one(pk))


def _edit(request: StaffRequest, row: OwnField) -> HttpResponse:
    form = watched(request, FieldForm(request.POST if request.method == "POST" else None, row=row), row)
    is_preview = form_data(request).words("do") == "preview"
    if form.is_bound and form.is_valid() and not is_preview and _save(form, row, request):
        messages.success(request, gettext("%(name)s is saved.") % {"name": form.cleaned_data["label"]})
        return redirect("tickets:own_fields")
    context = {
        "form": form,
        "field": _one(row.pk) if row.pk else None,
        "name": f"{PREFIX}{row.key}",
        "count": carried().get(row.pk, 0) if row.pk else 0,
        "why_it_stays": why_it_stays(),
        "preview": _preview(form, row),
        "area": "settings",
    }
    status = 422 if form.errors and not is_preview else 200
    return render(request, "helpdesk/tickets/own_field.html", context, status=status)


def _save(form: FieldForm, row: OwnField, request: StaffRequest) -> bool:
    said = form.said()
    taken = set() if row.pk else set(OwnField.objects.values_list("key", flat=True))
    key = row.key or free_key(said["label"], taken)
    try:
        services.define_field(key=key, position=row.position, is_active=row.is_active, by=request.user, **said)
    except ValidationError as refusal:
        for name, words in refusal.message_dict.items():
            shown = "new_choices" if name == "choices" else name
            form.add_error(shown if shown in form.fields else None, words)
        return False
    return True


def _preview(form: FieldForm, row: OwnField) -> forms.Form | None:
    """The field as a form for customers has it: as it is typed, else as it is stored; None for a new one without
    either."""
    drafted = OwnField(pk=row.pk or 0, **_columns(row))
    if form.is_bound and form.is_valid():
        for name, value in form.said().items():
            setattr(drafted, name, value)
    if not drafted.type or not drafted.label:
        return None
    made = forms.Form(prefix="preview")
    made.fields["field"] = form_field_for(entry(drafted))
    return made


def _columns(row: OwnField) -> dict[str, Any]:
    return {column.name: getattr(row, column.name) for column in OwnField._meta.fields if column.name != "id"}


@permitted(Permission.CHANGE_FIELDS)
@require_POST
def put_away(request: StaffRequest, pk: int) -> HttpResponse:
    row = services.put_field_away(field=_one(pk), by=request.user)
    words = gettext("%(name)s is put away; what tickets and customers have of it stays.") % {"name": row.label}
    undoable(request, words, undo_url=reverse("tickets:restore_own_field", args=[pk]))
    return redirect("tickets:own_fields")


@permitted(Permission.CHANGE_FIELDS)
@require_POST
def restore(request: StaffRequest, pk: int) -> HttpResponse:
    try:
        row = services.bring_field_back(field=_one(pk), by=request.user)
        messages.success(request, gettext("%(name)s is in use again.") % {"name": row.label})
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return go(request, reverse("tickets:own_fields"))


@permitted(Permission.CHANGE_FIELDS)
@require_POST
def move(request: StaffRequest, pk: int) -> HttpResponse:
    services.move_field(field=_one(pk), up=form_data(request).words("to") == "up", by=request.user)
    return redirect("tickets:own_fields")


def _places(field: OwnField) -> list[str]:
    said = {
        gettext("Inbox"): field.is_column,
        gettext("Before resolving"): field.asks_to_resolve,
        gettext("Customers see it"): field.is_public,
        gettext("Forms"): field.is_on_forms and not field.asks_on_form,
        gettext("Forms, wanted"): field.is_on_forms and field.asks_on_form,
    }
    return [words for words, holds in said.items() if holds]


def _one(pk: int) -> OwnField:
    return get_object_or_404(OwnField, pk=pk)
