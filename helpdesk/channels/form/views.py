"""Settings → Contact forms: the forms by which customers write, each for a kind of request."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext, override
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from helpdesk.audit.seen import watched
from helpdesk.channels.form import services
from helpdesk.channels.form.answering import shown
from helpdesk.channels.form.asked import RequestForm
from helpdesk.channels.form.counts import came_by_form, counts_of, waiting_by_form
from helpdesk.channels.form.editing import FormOfForm
from helpdesk.channels.form.said import language_of, words_of
from helpdesk.channels.form.sharing import LinkForm, frame_code
from helpdesk.people.models import User
from helpdesk.tickets.models import ContactForm
from helpdesk.web.html.plain_words import as_paragraphs
from helpdesk.web.parameters import form_data, query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.language import page_language
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

CLOSED = "closed"
Verb = Callable[..., ContactForm]


@permitted(Permission.CHANGE_CONTACT_FORMS)
@require_GET
def contact_forms(request: StaffRequest) -> HttpResponse:
    """The list in its order, of those that are open or those that are closed."""
    state = query_params(request).choice("state", (CLOSED,))
    came, waiting = came_by_form(), waiting_by_form()
    forms = ContactForm.objects.filter(is_open=state != CLOSED).select_related("team")
    context = {
        "rows": [(form, _address(form), came.get(form.pk, 0), waiting.get(form.pk, 0)) for form in forms],
        "state": state,
        "states": [("", gettext("Open")), (CLOSED, gettext("Closed"))],
        "area": "settings",
    }
    return render(request, "helpdesk/channels/contact_forms.html", context)


@permitted(Permission.CHANGE_CONTACT_FORMS)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    return _edit(request, ContactForm())


@permitted(Permission.CHANGE_CONTACT_FORMS)
@require_http_methods(["GET", "HEAD", "POST"])
def contact_form(request: StaffRequest, pk: int) -> HttpResponse:
    return _edit(request, _one(pk))


@permitted(Permission.CHANGE_CONTACT_FORMS)
@require_GET
def share(request: StaffRequest, pk: int) -> HttpResponse:
    """How customers get there: its address, a link that fills values in, and the code of a frame."""
    form = _one(pk)
    builder = LinkForm(request.GET if "link" in query_params(request) else None, form=form)
    context = {
        "contact_form": form,
        "address": _address(form),
        "builder": builder,
        "link": builder.link(_address(form)) if builder.is_bound and builder.is_valid() else "",
        "frame_code": frame_code(form, f"{settings.BASE_URL}{reverse('channels:embedded', args=[form.slug])}"),
        "area": "settings",
    }
    return render(request, "helpdesk/channels/share_contact_form.html", context)


@permitted(Permission.CHANGE_CONTACT_FORMS)
@require_GET
def preview(request: StaffRequest, pk: int) -> HttpResponse:
    """The form as customers see it, in each language; nothing is sent from here."""
    form = _one(pk)
    wanted = query_params(request).choice("in", dict(settings.LANGUAGES), page_language())
    language = language_of(form, wanted)
    with override(language):
        context = {**shown(request, form, RequestForm(form=form)), "is_embedded": True, "suggest_url": ""}
        drawn = render_to_string("helpdesk/channels/_preview.html", context | {"proof_bits": 0}, request)
    page = {
        "contact_form": form,
        "drawn": drawn,
        "said_after": as_paragraphs(words_of(form, language).thanks),
        "wanted": wanted,
        "language": language,
        "languages": settings.LANGUAGES,
        "area": "settings",
    }
    return render(request, "helpdesk/channels/preview_contact_form.html", page)


@permitted(Permission.CHANGE_CONTACT_FORMS)
@require_POST
def close(request: StaffRequest, pk: int) -> HttpResponse:
    return _done(request, pk, services.close_contact_form, gettext("%(name)s is closed: its page names another way."))


@permitted(Permission.CHANGE_CONTACT_FORMS)
@require_POST
def reopen(request: StaffRequest, pk: int) -> HttpResponse:
    return _done(request, pk, services.reopen_contact_form, gettext("%(name)s is open again."))


@permitted(Permission.CHANGE_CONTACT_FORMS)
@require_POST
def make_default(request: StaffRequest, pk: int) -> HttpResponse:
    return _done(request, pk, services.make_default_form, gettext("The help centre leads to %(name)s now."))


@permitted(Permission.CHANGE_CONTACT_FORMS)
@require_POST
def move(request: StaffRequest, pk: int) -> HttpResponse:
    services.move_contact_form(form=_one(pk), up=form_data(request).words("to") == "up", by=request.user)
    return redirect("channels:contact_forms")


def _edit(request: StaffRequest, row: ContactForm) -> HttpResponse:
    form = watched(request, FormOfForm(request.POST if request.method == "POST" else None, row=row), row)
    if form.is_bound and form.is_valid() and _save(form, row, request.user):
        messages.success(request, gettext("%(name)s is saved.") % {"name": row.name})
        return redirect("channels:contact_forms")
    kept = _one(row.pk) if row.pk else None
    context: dict[str, Any] = {"form": form, "contact_form": kept, "area": "settings"}
    if kept:
        context |= {"counts": counts_of(kept), "address": _address(kept)}
    return render(request, "helpdesk/channels/contact_form.html", context, status=422 if form.errors else 200)


def _save(form: FormOfForm, row: ContactForm, by: User) -> bool:
    try:
        services.save_contact_form(form=row, by=by, **form.chosen())
    except ValidationError:
        form.add_error("name", gettext("There is a form of this name already."))
        return False
    return True


def _done(request: StaffRequest, pk: int, verb: Verb, words: str) -> HttpResponse:
    try:
        row = verb(form=_one(pk), by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, words % {"name": row.name})
    return redirect("channels:contact_forms")


def _address(form: ContactForm) -> str:
    name = "channels:contact" if form.is_default else "channels:contact_page"
    return f"{settings.BASE_URL}{reverse(name, args=[] if form.is_default else [form.slug])}"


def _one(pk: int) -> ContactForm:
    return get_object_or_404(ContactForm.objects.select_related("team"), pk=pk)
