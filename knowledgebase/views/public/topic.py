from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from knowledgebase.queries import public
from knowledgebase.views.public.frame import frame
from knowledgebase.views.public.home import FRONT, address
from knowledgebase.views.public.words import words


def topic(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """All articles of one topic; a topic within another is a section of that one's page."""
    topics = public.topics(language)
    found = next((each for each in topics if each.category.slug == slug), None)
    if found is None:
        return _elsewhere(topics, language, slug)
    pages = [(code, each.get_absolute_url()) for code, each in public.topics_by_slug(slug).items()]
    context = {
        "topic": found,
        "topics": topics,
        "trail": [(words(language)["help"], address(language)), (found.category.title, "")],
        **frame(request, language, pages),
    }
    return render(request, "knowledgebase/public/topic.html", context)


def _elsewhere(topics: list[public.HelpTopic], language: str, slug: str) -> HttpResponse:
    """To the section of a topic within another, or to where one that is gone leads."""
    for each in topics:
        if any(child.category.slug == slug for child in each.children):
            return redirect(f"{each.category.get_absolute_url()}#{slug}")
    moved = public.moved_topic(language, slug)
    if moved is None:
        raise Http404
    first_page = address(language) if topics else reverse(FRONT)
    return redirect(moved.to.get_absolute_url() if moved.to else first_page, permanent=True)
