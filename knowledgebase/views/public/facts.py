"""Pages of fixed facts, whose names and addresses come from the settings: about us, how to reach us, complaints."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from knowledgebase.languages import DEFAULT
from knowledgebase.views.public.frame import frame
from knowledgebase.views.public.home import address


def _page(request: HttpRequest, template: str, title: str) -> HttpResponse:
    trail = [("Help", address(DEFAULT)), (title, "")]
    context = {"page_title": title, "trail": trail, **frame(request, DEFAULT)}
    return render(request, f"knowledgebase/public/{template}.html", context)


def about(request: HttpRequest) -> HttpResponse:
    return _page(request, "about", "About us")


def reach_us(request: HttpRequest) -> HttpResponse:
    return _page(request, "reach_us", "Reach us")


def how_to_complain(request: HttpRequest) -> HttpResponse:
    """What happens to a complaint here, by the principles of ISO 10002, in plain words."""
    return _page(request, "how_to_complain", "How to complain")
