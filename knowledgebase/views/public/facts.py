"""Pages about the shop: who we are, how to reach us, complaints, security. Words are the shop's, or built in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from helpdesk.calendars.told import hours_told
from helpdesk.web import shop
from helpdesk.web.requests.language import page_language, with_language
from knowledgebase.queries.public_texts import shown_in_parts
from knowledgebase.texts import PAGES
from knowledgebase.views.public.frame import frame
from knowledgebase.views.public.home import FRONT

ALWAYS_WITH_WAYS = ("reach-us", "how-to-complain")
"""Pages that tell how to reach us, wherever their text puts it."""


def _page(request: HttpRequest, key: str) -> HttpResponse:
    language, title = page_language(), gettext(PAGES[key].label)
    before, after, has_place = shown_in_parts(key, language)
    has_ways = has_place or key in ALWAYS_WITH_WAYS
    context = {
        "page_title": title,
        "trail": [(gettext("Help"), with_language(request, reverse(FRONT))), (title, "")],
        "before": before,
        "after": after,
        "has_ways": has_ways,
        "hours": hours_told() if has_ways else None,
        **frame(request, language, [(code, f"{request.path}?lang={code}") for code in shop.facts().languages]),
    }
    return render(request, "knowledgebase/public/facts.html", context)


def about(request: HttpRequest) -> HttpResponse:
    return _page(request, "about")


def reach_us(request: HttpRequest) -> HttpResponse:
    return _page(request, "reach-us")


def how_to_complain(request: HttpRequest) -> HttpResponse:
    """What happens to a complaint here: nothing that the product does not do, see the tests of promises."""
    return _page(request, "how-to-complain")


def security(request: HttpRequest) -> HttpResponse:
    """How what customers write is protected; `security.txt` leads here, see `queries.security_txt`."""
    return _page(request, "security")
