"""Settings → Public pages: the shop's own words on them."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from helpdesk.web import shop
from helpdesk.web.parameters import form_data
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from knowledgebase.forms import PublicTextForm
from knowledgebase.models import PublicText
from knowledgebase.queries import public_texts as queries
from knowledgebase.services import public_texts as services
from knowledgebase.texts import PLACEHOLDERS, TEXTS, builtin
from knowledgebase.texts.lines import line_changes
from knowledgebase.texts.open_places import open_places
from knowledgebase.views.desk.publishing import places_to_ask_about, publishes


@permitted(Permission.CHANGE_SHOP)
@require_GET
def public_pages(request: StaffRequest) -> HttpResponse:
    """All texts with their languages, and what the pages cannot tell yet."""
    written = queries.rows()
    context = {
        "texts": [
            (kind, [(code, name, written[kind.key].get(code)) for code, name in settings.LANGUAGES])
            for kind in TEXTS.values()
        ],
        "missing": _missing(),
        "area": "settings",
    }
    return render(request, "knowledgebase/desk/public_pages.html", context)


def _missing() -> str:
    """What customers look for on these pages and do not find; empty when all is there."""
    said = shop.facts()
    if not said.phone and not said.postal_address:
        return gettext("Your pages tell no phone number and no postal address.")
    if not said.phone:
        return gettext("Your pages tell no phone number.")
    return "" if said.postal_address else gettext("Your pages tell no postal address.")


@permitted(Permission.CHANGE_SHOP)
@require_http_methods(["GET", "HEAD", "POST"])
def public_text(request: StaffRequest, text: str, language: str) -> HttpResponse:
    """Write one text; a press of Preview shows it without storing it."""
    _known(text, language)
    row = queries.one(text, language)
    newest = row.revisions.get(number=row.latest_version) if row else None
    form = PublicTextForm(
        request.POST if request.method == "POST" else None,
        initial={
            "body": newest.body if newest else builtin(text, language).strip(),
            "seen_version": row.latest_version if row else 0,
        },
    )
    places = places_to_ask_about(request, str(form["body"].value() or ""))
    can_save = form.is_bound and form_data(request).words("action") != "preview" and not places
    if can_save and form.is_valid() and _save(request, form, text, language):
        return redirect("knowledgebase:public_text", text=text, language=language)
    return _page(request, form, row, text, language, places=places)


def _page(
    request: StaffRequest, form: PublicTextForm, row: PublicText | None, key: str, language: str, *, places: list[str]
) -> HttpResponse:
    is_wrong = form.is_bound and bool(form.errors or places) and form_data(request).words("action") != "preview"
    context: dict[str, Any] = {
        "form": form,
        "open_places": places,
        "kind": TEXTS[key],
        "language": language,
        "language_name": dict(settings.LANGUAGES)[language],
        "languages": [(code, name, code == language) for code, name in settings.LANGUAGES],
        "row": row,
        "history": row.revisions.select_related("author")[:20] if row else (),
        "placeholders": PLACEHOLDERS.items(),
        "preview": _preview(str(form["body"].value() or ""), language),
        "area": "settings",
    }
    return render(request, "knowledgebase/desk/public_text.html", context, status=422 if is_wrong else 200)


def _save(request: StaffRequest, form: PublicTextForm, key: str, language: str) -> bool:
    is_published = publishes(request)
    try:
        services.save_public_text(
            key=key, language=language, by=request.user, publish=is_published, **form.cleaned_data
        )
    except ValidationError as refusal:
        form.add_error("body" if hasattr(refusal, "error_dict") else None, refusal.messages)
        return False
    messages.success(
        request,
        gettext("Published. Customers read it from now on.")
        if is_published
        else gettext("Saved. Customers read it once it is published."),
    )
    return True


def _preview(body: str, language: str) -> dict[str, Any]:
    """The text as customers will read it; one that is too long says so instead."""
    try:
        before, after, has_place = queries.in_parts(body, language)
    except ValueError as error:
        return {"error": str(error)}
    return {"before": before, "after": after, "has_place": has_place}


@permitted(Permission.CHANGE_SHOP)
@require_POST
def preview_public_text(request: StaffRequest, language: str) -> HttpResponse:
    """The fragment that htmx puts beside the text while somebody writes."""
    shown = _preview(form_data(request).body("body"), language)
    return render(request, "knowledgebase/desk/_public_text.html", {"preview": shown, "language": language})


@permitted(Permission.CHANGE_SHOP)
@require_POST
def publish_public_text(request: StaffRequest, pk: int) -> HttpResponse:
    row = _one(pk)
    if open_places(row.revisions.get(number=row.latest_version).body):
        page = reverse("knowledgebase:public_text", args=[row.key, row.language])
        return redirect(f"{page}?ask")
    services.publish_public_text(text=row, by=request.user)
    messages.success(request, gettext("Published. Customers read it from now on."))
    return redirect("knowledgebase:public_text", text=row.key, language=row.language)


@permitted(Permission.CHANGE_SHOP)
@require_POST
def withdraw_public_text(request: StaffRequest, pk: int) -> HttpResponse:
    row = services.withdraw_public_text(text=_one(pk), by=request.user)
    messages.success(request, gettext("Customers read the built-in words again. Yours are kept."))
    return redirect("knowledgebase:public_text", text=row.key, language=row.language)


@permitted(Permission.CHANGE_SHOP)
@require_GET
def public_text_version(request: StaffRequest, pk: int, version: int) -> HttpResponse:
    """One version, and what changed since the one before it, or since the built-in words."""
    row = _one(pk)
    shown = get_object_or_404(row.revisions.select_related("author"), number=version)
    before = row.revisions.filter(number=version - 1).first()
    context = {
        "row": row,
        "kind": TEXTS[row.key],
        "revision": shown,
        "before": before,
        "lines": line_changes(before.body if before else builtin(row.key, row.language).strip(), shown.body),
        "area": "settings",
    }
    return render(request, "knowledgebase/desk/public_text_version.html", context)


@permitted(Permission.CHANGE_SHOP)
@require_POST
def bring_back_public_text(request: StaffRequest, pk: int, version: int) -> HttpResponse:
    row = _one(pk)
    get_object_or_404(row.revisions, number=version)
    row = services.bring_back_public_text(text=row, number=version, by=request.user)
    messages.success(request, gettext("The words of version %(number)s are the newest again.") % {"number": version})
    return redirect("knowledgebase:public_text", text=row.key, language=row.language)


def _known(key: str, language: str) -> None:
    if key not in TEXTS or language not in dict(settings.LANGUAGES):
        raise Http404


def _one(pk: int) -> PublicText:
    return get_object_or_404(PublicText, pk=pk, key__in=TEXTS)
