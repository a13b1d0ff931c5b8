from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from helpdesk.web.requests.language import page_language, requested_language
from knowledgebase.queries import public
from knowledgebase.views.public.frame import frame

FRONT = "knowledgebase:home"
"""The front door for everybody: it answers each in their own language."""


def address(code: str) -> str:
    """The front door of one language, which answers everybody in it."""
    return reverse("knowledgebase:home-in", args=[code])


def home(request: HttpRequest, language: str = "") -> HttpResponse:
    """The front door of the help centre in one language, by default the reader's; without articles in theirs it leads
    to those in others. Who comes from a page in another language is led there, or reads the words around the articles
    in it where it has none.
    """
    wanted = requested_language(request)
    if wanted and wanted != language and public.topics(wanted):
        return redirect(address(wanted))
    spoken = language or page_language()
    topics = public.topics(spoken)
    if language and not topics:
        raise Http404
    pages = [(each.code, address(each.code)) for each in public.languages()]
    context = {
        "topics": topics,
        "top_articles": public.often_helpful(spoken),
        **frame(request, wanted or spoken, pages, address(spoken) if topics else reverse(FRONT)),
        "for_everybody": reverse(FRONT),
    }
    return render(request, "knowledgebase/public/home.html", context)
