"""What every public page needs: its language, the same page in other languages, its own full address."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest

from helpdesk.web.requests.language import answer_in, nearest
from knowledgebase.languages import language
from knowledgebase.views.public.words import words


class Translation(NamedTuple):
    code: str
    name: str
    url: str
    current: bool


def absolute(path: str) -> str:
    """The full address of a path, by BASE_URL and never by the Host header, so that no cache can be led astray."""
    return f"{settings.BASE_URL}{path}"


def frame(request: HttpRequest, code: str, pages: Iterable[tuple[str, str]] = (), path: str = "") -> dict[str, Any]:
    """Context of a public page in one language; `pages` are (language, path) of its translations.

    What stands around the articles speaks that language too, if we have its words.
    """
    answer_in(nearest(code))
    return {
        "page_language": code,
        "words": words(code),
        "canonical": absolute(path or request.path),
        "translations": [
            Translation(each, language(each).name, address, each == code) for each, address in sorted(pages)
        ],
        "base_url": settings.BASE_URL,
    }
