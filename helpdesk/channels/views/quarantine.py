"""Messages that were set aside: why, what they say, and what to do with them. Nobody has to read a log."""

from typing import cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from helpdesk.channels.access import quarantine_of
from helpdesk.channels.mail.charsets import decode
from helpdesk.channels.mail.parse import parse_mail
from helpdesk.channels.models import Outcome, RawMail
from helpdesk.channels.services.quarantine import discard, release, restore
from helpdesk.people.models import User
from helpdesk.web.access import staff_only

PAGE_SIZE = 50
RAW_LENGTH = 100_000


@staff_only
@require_GET
def quarantine(request: HttpRequest) -> HttpResponse:
    """The list, newest first."""
    rows = quarantine_of(cast(User, request.user)).filter(outcome=Outcome.QUARANTINED).defer("content")
    page = Paginator(rows.order_by("-received_at", "-id"), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "helpdesk/channels/quarantine.html", {"page": page})


@staff_only
@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """What was understood, and the raw message as harmless text."""
    row = _one(request, pk)
    raw = row.read()
    context = {"row": row, "mail": parse_mail(raw), "raw": decode(raw[:RAW_LENGTH]), "is_cut": len(raw) > RAW_LENGTH}
    return render(request, "helpdesk/channels/quarantined.html", context)


@staff_only
@require_POST
def let_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the message take effect after all."""
    done = release(_one(request, pk))
    if done.outcome in (Outcome.CREATED, Outcome.APPENDED) and done.ticket:
        messages.success(request, f"It is request #{done.ticket.number} now.")
        return redirect("tickets:detail", number=done.ticket.number)
    messages.warning(request, f"It could not be let in. {done.reason}")
    return redirect("channels:quarantine")


@staff_only
@require_POST
def throw_away(request: HttpRequest, pk: int) -> HttpResponse:
    discard(_one(request, pk))
    messages.success(request, "Thrown away. Open it again to bring it back.")
    return redirect("channels:quarantined", pk=pk)


@staff_only
@require_POST
def bring_back(request: HttpRequest, pk: int) -> HttpResponse:
    restore(_one(request, pk))
    return redirect("channels:quarantined", pk=pk)


def _one(request: HttpRequest, pk: int) -> RawMail:
    return get_object_or_404(quarantine_of(cast(User, request.user)), pk=pk)
