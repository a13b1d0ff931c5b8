"""Keeps pages behind a secret link to their reader: no cache keeps them, no search engine lists them."""

from typing import TypeVar

from django.http.response import HttpResponseBase

R = TypeVar("R", bound=HttpResponseBase)


def kept_secret(response: R) -> R:
    """The same answer, with headers that keep it out of caches and search engines."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "private, no-store"
    return response
