"""Shows HTML from outside in a frame of its own, the second lock beside the sanitiser: neither relies on the other.

A page shows it with `{% include "components/framed.html" with url=… title=… %}`. The address answers with

- `foreign(request, source)` for HTML of a stranger: cleaned, in our own type and theme; or
- `own_mail(request, source)` for a mail that we made: as it leaves, with its own styles. A form may post into the
  frame by name (`formtarget`), so that a preview needs neither script nor a stored copy; or
- `own_words(request, html)` for what a template of ours has to say in such a place.

Both documents carry a policy with `sandbox`, so that nothing runs even where the address is opened alone. The sandbox
keeps the origin: without scripts that gives the document nothing, but lets it load the message's own pictures with
the reader's session, and lets the page measure how high the frame has to be.
"""

import math
import re
from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from helpdesk.web.html.clean_html import clean_html, holds_back_images, remote_hosts
from helpdesk.web.html.plain_words import as_paragraphs
from helpdesk.web.parameters import query_params

SANDBOX = "allow-same-origin allow-popups allow-popups-to-escape-sandbox"
"""As in components/framed.html. Never `allow-scripts`: with the origin it would be no sandbox."""

IMAGES = "images"
"""The parameter with which a reader asks for pictures from other servers."""

_POLICY = (
    "default-src 'none'; img-src 'self'{remote}; style-src {styles}; font-src 'self'; base-uri 'none';"
    " form-action 'none'; frame-ancestors 'self'; sandbox " + SANDBOX
)
_MOST_NAMED = 3
_OWN_COLOURS = re.compile(r"<[^>]+ (?:bg)?color=", re.IGNORECASE)
_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
_LINE, _COLUMNS, _LOWEST, _HIGHEST = 22, 95, 66, 484


def foreign(
    request: HttpRequest,
    source: str,
    *,
    text: str = "",
    language: str = "",
    cid_urls: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The document of `source`, cleaned, or of `text` where nothing of it can be seen; `cid_urls` as in `clean_html`.

    Pictures from other servers wait until the reader asks for them, in the frame itself, for that message and that
    look; an address that somebody else made shows none. They come without cookies and referrer. What brings colours
    of its own stands on light paper in the dark theme too, for they were chosen on it.
    """
    agreement = _agreement(request)
    shows_images = constant_time_compare(query_params(request).words(IMAGES), agreement)
    html = clean_html(source, cid_urls=cid_urls, show_remote_images=shows_images)
    if not _says_something(html):
        html = as_paragraphs(text)
    context = {
        "html": html,
        "language": language,
        "held_back": _some(remote_hosts(html)) if holds_back_images(html) else "",
        "agreement": agreement,
        "has_colours": bool(_OWN_COLOURS.search(html)),
    }
    response = render(request, "components/framed_document.html", context)
    return _locked(response, remote=shows_images)


def _agreement(request: HttpRequest) -> str:
    """What only the link in this reader's own frame of this document can say."""
    reader = getattr(request, "user", None)
    return salted_hmac("helpdesk.web.framed.images", f"{getattr(reader, 'pk', None)} {request.path}").hexdigest()


def _some(hosts: list[str]) -> str:
    """Names of servers, the first few."""
    named, rest = ", ".join(hosts[:_MOST_NAMED]), len(hosts) - _MOST_NAMED
    if rest <= 0:
        return named
    return ngettext("%(named)s and %(rest)d other", "%(named)s and %(rest)d others", rest) % {
        "named": named,
        "rest": rest,
    }


def own_mail(_request: HttpRequest, source: str) -> HttpResponse:
    """The document of a whole mail of ours, as its reader gets it; links open beside the page."""
    leading = '<base target="_blank">'
    found = _HEAD.search(source)
    place = found.end() if found else 0
    response = HttpResponse(source[:place] + leading + source[place:])
    return _locked(response, styles="'unsafe-inline'")


def own_words(request: HttpRequest, html: SafeString, *, language: str = "") -> HttpResponse:
    """The document of `html` that one of our templates made and escaped, in our own type and theme."""
    return _locked(render(request, "components/framed_document.html", {"html": html, "language": language}))


def _says_something(html: str) -> bool:
    return "<img " in html or bool(strip_tags(html).strip())


def estimated_height(text: str) -> int:
    """The height in pixels that a frame with about these words needs, within bounds: reserved before it is measured."""
    lines = sum(max(1, math.ceil(len(line) / _COLUMNS)) for line in text[:5000].splitlines())
    return min(max(lines * _LINE, _LOWEST), _HIGHEST)


def _locked(response: HttpResponse, *, remote: bool = False, styles: str = "'self'") -> HttpResponse:
    """The document may stand in frames of our own pages, load nothing but what is said here, and run nothing."""
    response["Content-Security-Policy"] = _POLICY.format(remote=" https: http:" if remote else "", styles=styles)
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["X-Content-Type-Options"] = "nosniff"
    response["Referrer-Policy"] = "no-referrer"
    # Looking up a server's name tells it as much as asking it.
    response["X-DNS-Prefetch-Control"] = "off"
    if remote:
        # Pictures are asked for without the cookies that their servers set elsewhere.
        response["Cross-Origin-Embedder-Policy"] = "credentialless"
    return response
