"""Pages behind a secret link: no cache keeps them, no search engine lists them."""

from typing import TypeVar

from django.http.response import HttpResponseBase

R = TypeVar("R", bound=HttpResponseBase)


def kept_secret(response: R) -> R:
    """The same answer, with the headers that say so."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "private, no-store"
    return response
