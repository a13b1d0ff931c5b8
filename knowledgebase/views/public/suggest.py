from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from helpdesk.web.parameters import query_params
from helpdesk.web.requests.language import page_language
from helpdesk.web.requests.throttle import allow, client_address
from knowledgebase import access
from knowledgebase.languages import LANGUAGES
from knowledgebase.queries.search import suggestions
from knowledgebase.views.public.words import words

MIN_CHARACTERS = 8
MAX_CHARACTERS = 2_000
PER_MINUTE = 120


def suggest(request: HttpRequest) -> HttpResponse:
    """Up to three likely answers as a fragment; `q`, or `message` as the contact form calls its text."""
    text = query_params(request).words("q", longest=MAX_CHARACTERS) or query_params(request).words(
        "message", longest=MAX_CHARACTERS
    )
    code = query_params(request).choice("lang", LANGUAGES, page_language())
    wanted = len(text) >= MIN_CHARACTERS and allow(
        "help-suggest", client_address(request), limit=PER_MINUTE, seconds=60
    )
    found = suggestions(access.public(), text, code) if wanted else []
    return render(request, "knowledgebase/public/_suggestions.html", {"articles": found, "words": words(code)})
