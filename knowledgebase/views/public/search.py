from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from helpdesk.web.parameters import query_params
from helpdesk.web.requests.language import page_language
from helpdesk.web.requests.throttle import allow, client_address
from knowledgebase import access, services
from knowledgebase.languages import LANGUAGES, language
from knowledgebase.queries.public import known_languages
from knowledgebase.queries.search import PAGE_SIZE, Results
from knowledgebase.queries.search import search as find
from knowledgebase.views.public.frame import frame

MAX_QUERY = 200
MAX_PAGE = 50
LOGGED_PER_MINUTE = 30


def search(request: HttpRequest) -> HttpResponse:
    """Answers from public articles. The first page of a search is remembered, without who asked."""
    query = query_params(request).words("q", longest=MAX_QUERY)
    code = query_params(request).choice("lang", LANGUAGES, page_language())
    page = query_params(request).page(last=MAX_PAGE)
    topic = query_params(request).words("topic", longest=120)
    results = find(access.public(), query, code, topic=topic, page=page, exact="exact" in query_params(request))
    if query and page == 1 and not topic:
        _remember(request, results, code)
    own = tuple(results.languages) == (code,)
    context = {
        "query": query,
        "results": results,
        "topic": topic,
        "page": Paginator(range(results.total), PAGE_SIZE).get_page(page),
        "safety": any(each.slug == "safety" for each in results.topics),
        "best": _best(results) if page == 1 and not topic else None,
        "other_languages": [] if own else [language(each).name for each in results.languages],
        **frame(request, code, [(each.code, _address(query, each.code)) for each in known_languages()]),
    }
    return render(request, "knowledgebase/public/search.html", context)


def _address(query: str, code: str) -> str:
    return f"{reverse('knowledgebase:search')}?{urlencode({'q': query, 'lang': code})}"


def _best(results: Results) -> object:
    """The first answer is quoted when it has all words of the question."""
    first = results.articles[0] if results.articles else None
    return first if first and first.has_all and first.summary else None  # type: ignore[attr-defined]


def _remember(request: HttpRequest, results: Results, code: str) -> None:
    if allow("help-search", client_address(request), limit=LOGGED_PER_MINUTE, seconds=60):
        services.record_search(
            query=results.query,
            language=code,
            results=results.total,
            corrected_to=results.words if results.correction.changed else "",
        )
