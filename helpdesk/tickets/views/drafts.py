"""Drafts as they are written, and text that a tool of the composer puts in."""

from typing import cast

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from helpdesk.people.models import User
from helpdesk.tickets import services
from helpdesk.tickets.models import Draft
from helpdesk.tickets.queries import detail
from helpdesk.tickets.views.answers import ticket_url
from helpdesk.web.access import staff_only
from helpdesk.web.parameters import posted

MAX_BODY = 200_000


@staff_only
@require_POST
def save(request: HttpRequest, number: int) -> HttpResponse:
    """Keeps the composer's content; asked by the browser two seconds after the last letter."""
    user = cast(User, request.user)
    ticket = detail.get_ticket(user, number)
    body, cc, bcc = (posted(request).body(name) for name in ("body", "cc", "bcc"))
    if len(body) > MAX_BODY:
        return JsonResponse({"saved": False, "words": "The text is too long to keep."}, status=413)
    kept = services.save_draft(ticket=ticket, user=user, body=body, kind=_kind(request), cc=cc, bcc=bcc)
    return JsonResponse({"saved": kept is not None})


@staff_only
@require_POST
def insert(request: HttpRequest, number: int) -> HttpResponse:
    """Adds the text of the pressed button to what stands in the composer, or in the draft; without text it is kept."""
    user = cast(User, request.user)
    ticket = detail.get_ticket(user, number)
    draft = detail.draft_of(ticket, user)
    body = posted(request).body("body", draft.body if draft else "").rstrip()
    cc = posted(request).body("cc", draft.cc if draft else "")
    bcc = posted(request).body("bcc", draft.bcc if draft else "")
    whole = "\n\n".join(part for part in (body, posted(request).body("insert")) if part)
    kind = _kind(request) if "kind" in posted(request) or not draft else draft.kind
    services.save_draft(ticket=ticket, user=user, body=whole[:MAX_BODY], kind=kind, cc=cc, bcc=bcc)
    return redirect(f"{ticket_url(request, number)}#composer")


def _kind(request: HttpRequest) -> str:
    return posted(request).choice("kind", Draft.Kind.values, Draft.Kind.REPLY)
