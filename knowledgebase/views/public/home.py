from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from helpdesk.web.requests.language import requested_language
from knowledgebase.languages import DEFAULT
from knowledgebase.queries import public
from knowledgebase.views.public.frame import frame


def address(code: str) -> str:
    return reverse("knowledgebase:home") if code == DEFAULT else reverse("knowledgebase:home-in", args=[code])


def home(request: HttpRequest, language: str = DEFAULT) -> HttpResponse:
    """The front door of the help centre in one language. Who comes from a page in another is led there, or reads the
    words around the articles in it where it has none."""
    wanted = requested_language(request)
    if wanted and wanted != language and public.topics(wanted):
        return redirect(address(wanted))
    topics = public.topics(language)
    if not topics and language != DEFAULT:
        raise Http404
    pages = [(each.code, address(each.code)) for each in public.languages()]
    context = {
        "topics": topics,
        "top_articles": public.often_helpful(language),
        **frame(request, wanted or language, pages, address(language)),
    }
    return render(request, "knowledgebase/public/home.html", context)
