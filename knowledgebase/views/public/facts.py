"""Pages of fixed facts, whose names and addresses come from the settings: about us, how to reach us, complaints."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from helpdesk.web.requests.language import page_language, with_language
from knowledgebase.languages import DEFAULT
from knowledgebase.views.public.frame import frame
from knowledgebase.views.public.home import address


def _page(request: HttpRequest, template: str, title: str) -> HttpResponse:
    trail = [(gettext("Help"), with_language(request, address(DEFAULT))), (title, "")]
    pages = [(code, f"{request.path}?lang={code}") for code, _ in settings.LANGUAGES]
    context = {"page_title": title, "trail": trail, **frame(request, page_language(), pages)}
    return render(request, f"knowledgebase/public/{template}.html", context)


def about(request: HttpRequest) -> HttpResponse:
    return _page(request, "about", gettext("About us"))


def reach_us(request: HttpRequest) -> HttpResponse:
    return _page(request, "reach_us", gettext("Reach us"))


def how_to_complain(request: HttpRequest) -> HttpResponse:
    """What happens to a complaint here: nothing that the product does not do, see the tests of promises."""
    return _page(request, "how_to_complain", gettext("How to complain"))
