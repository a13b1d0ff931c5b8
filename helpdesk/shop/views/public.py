"""What everybody loads of the shop: its colour as a style sheet, its pictures."""

import re
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from helpdesk.shop import registry
from helpdesk.shop.brand import samples, stylesheet
from helpdesk.shop.models import ProofFile, ShopPicture

_COLOUR = re.compile(r"[0-9a-f]{6}")
NOTHING_RUNS = "default-src 'none'; sandbox"


@require_safe
def brand_sheet(request: HttpRequest, colour: str) -> HttpResponse:
    """The style sheet of a colour. It says nothing of the shop, so that any colour may be asked for."""
    return _sheet(colour, stylesheet)


@require_safe
def samples_sheet(request: HttpRequest, colour: str) -> HttpResponse:
    """The style sheet of the samples of a colour."""
    return _sheet(colour, samples)


def _sheet(colour: str, write: Callable[[str], str]) -> HttpResponse:
    if not _COLOUR.fullmatch(colour):
        raise Http404
    response = HttpResponse(write(f"#{colour}"), content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "public, max-age=86400"
    return response


@require_safe
def picture(request: HttpRequest, digest: str) -> HttpResponse:
    """A picture, whose address changes with its content."""
    row = get_object_or_404(ShopPicture, pk=digest)
    response = HttpResponse(bytes(row.content), content_type="image/png")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["Content-Security-Policy"] = NOTHING_RUNS
    return response


KINDS = {"html": "text/html", "xml": "application/xml", "json": "application/json"}


@require_safe
def proof_file(request: HttpRequest, name: str) -> HttpResponse:
    """A file at the top of the domain: the shop's, else ours of that name. Nothing in it runs."""
    file = ProofFile.objects.filter(name=name, removed_at=None).first()
    content = file.content if file else registry.written(name)
    if not content:
        raise Http404
    kind = KINDS.get(name.rpartition(".")[2], "text/plain")
    response = HttpResponse(content, content_type=f"{kind}; charset=utf-8")
    response["Content-Security-Policy"] = NOTHING_RUNS
    return response
