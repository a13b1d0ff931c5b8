"""Lets the sites that a shop names, and nobody else, show a contact form in a frame of theirs."""

import re
from collections.abc import Sequence

from django.http import HttpResponse

_ORIGIN = re.compile(r"https?://(?:\*\.)?[a-z0-9]+(?:-+[a-z0-9]+)*(?:\.[a-z0-9]+(?:-+[a-z0-9]+)*)*(?::[0-9]{1,5})?")


def origin_of(text: str) -> str:
    """The origin that somebody typed, in small letters and without what follows the host; empty where it is none."""
    scheme, mark, rest = text.strip().lower().partition("://")
    origin = f"{scheme}{mark}{rest.partition('/')[0]}"
    return origin if _ORIGIN.fullmatch(origin) else ""


def framed_by(sites: Sequence[str], response: HttpResponse) -> HttpResponse:
    """The same answer, which these origins may frame.

    `X-Frame-Options` knows no list of sites, so it is left out: where a policy says who may frame, browsers ask that
    alone.
    """
    response._csp_replace = {"frame-ancestors": list(sites)}  # type: ignore[attr-defined]
    return response
