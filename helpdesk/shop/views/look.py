"""Settings → Public pages: their look, and their links and languages."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from helpdesk.audit.seen import watched
from helpdesk.shop import services
from helpdesk.shop.brand import Shade, brand
from helpdesk.shop.forms.look import PICTURES, LanguagesForm, LinkFormSet, LookForm, links_of
from helpdesk.shop.known import row
from helpdesk.shop.models import ShopPicture
from helpdesk.web import shop
from helpdesk.web.frame.toasts import undoable
from helpdesk.web.parameters import query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

UNDO_SECONDS = 30
LINKS = ("handles", "footer_links")


@permitted(Permission.CHANGE_SHOP)
@require_http_methods(["GET", "HEAD", "POST"])
def look(request: StaffRequest) -> HttpResponse:
    """Colour and pictures, and what becomes of the colour where words could not be read in it."""
    said = shop.facts()
    is_sent = request.method == "POST"
    form = LookForm(
        request.POST if is_sent else None, request.FILES if is_sent else None, initial={"colour": said.colour}
    )
    form = watched(request, form, row())
    if form.is_bound and form.is_valid():
        chosen = {name: content for name in PICTURES if (content := form.cleaned_data[name])}
        kept = {name: services.keep_picture(content=content) for name, content in chosen.items()}
        services.save_shop(by=request.user, facts={"colour": form.cleaned_data["colour"], **kept})
        messages.success(request, gettext("Saved. Public pages look like that from now on."))
        return redirect("shop:look")
    context: dict[str, Any] = {
        "form": form,
        "pictures": [(form[name], getattr(said, name), name) for name in PICTURES],
        "shades": _shades(said.colour),
        "colour": said.colour.lower(),
        "tab": "look",
        "area": "settings",
    }
    return render(request, "helpdesk/shop/look.html", context, status=422 if form.errors else 200)


def _shades(colour: str) -> list[tuple[str, Shade, str]]:
    made = brand(colour)
    return [(gettext("On light pages"), made.light, "light"), (gettext("On dark pages"), made.dark, "dark")]


@permitted(Permission.CHANGE_SHOP)
@require_POST
def set_picture(request: StaffRequest, name: str) -> HttpResponse:
    """Take a picture away, or bring back one that was: `digest` in the address."""
    if name not in PICTURES:
        raise Http404
    digest, was = query_params(request).words("digest", longest=64), getattr(shop.facts(), name)
    if digest and not ShopPicture.objects.filter(pk=digest).exists():
        raise Http404
    services.save_shop(by=request.user, facts={name: digest})
    words = gettext("The picture is back.") if digest else gettext("The picture is taken away.")
    undoable(request, words, undo_url=f"{request.path}?digest={was}", seconds=UNDO_SECONDS)
    return redirect("shop:look")


@permitted(Permission.CHANGE_SHOP)
@require_http_methods(["GET", "HEAD", "POST"])
def links(request: StaffRequest) -> HttpResponse:
    """Where else the shop is, the links of the footer, the languages of public pages."""
    said, sent = shop.facts(), request.POST if request.method == "POST" else None
    sets = {name: LinkFormSet(sent, prefix=name, initial=links_of(said, name)) for name in LINKS}
    form = watched(request, LanguagesForm(sent, initial={"languages": said.languages}), row())
    if sent is not None and all([form.is_valid(), *(one.is_valid() for one in sets.values())]):
        facts: dict[str, Any] = {name: _pairs(one) for name, one in sets.items()}
        services.save_shop(by=request.user, facts=facts | {"languages": form.cleaned_data["languages"]})
        messages.success(request, gettext("Saved. Public pages show it from now on."))
        return redirect("shop:links")
    is_wrong = bool(form.errors) or any(one.total_error_count() for one in sets.values())
    context = {"form": form, **sets, "tab": "links", "area": "settings"}
    return render(request, "helpdesk/shop/links.html", context, status=422 if is_wrong else 200)


def _pairs(typed: Any) -> list[list[str]]:
    rows = (form.cleaned_data for form in typed)
    return [[one["label"], one["url"]] for one in rows if one.get("label")]
