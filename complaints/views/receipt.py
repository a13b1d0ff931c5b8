"""The customer's receipt: a page behind a signed link, made to be printed and kept."""

import datetime as dt
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from complaints.models import Receipt
from complaints.receipts import receipt_of
from complaints.services.issue_receipt import fingerprint
from helpdesk.outgoing.texts.when import instant_words
from helpdesk.tickets.models import Message
from helpdesk.web.requests.language import page_language, speaking_to
from helpdesk.web.requests.secret_pages import kept_secret
from helpdesk.web.requests.throttle import allow, client_address

_SOON = dt.timedelta(minutes=5)


@require_safe
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    """What the receipt says, and the words themselves as long as we hold them unchanged."""
    found = _found(request, token)
    ticket = found.complaint.ticket
    with speaking_to(ticket.language or ticket.requester.language, found.time_zone):
        page = render(request, "complaints/receipt.html", _context(found, token))
        page["Content-Language"] = page_language()
    return kept_secret(page)


def _context(found: Receipt, token: str) -> dict[str, Any]:
    return {
        "receipt": found,
        "local": _local(found, found.received_at),
        "received_utc": _utc(found.received_at),
        "answer_by": _local(found, found.answer_by) if found.answer_by else "",
        "recorded_later": _utc(found.issued_at) if found.issued_at - found.received_at > _SOON else "",
        "words": _words(found),
        "words_url": reverse("complaints:receipt_words", args=[token]),
        "channel": gettext(found.channel),
    }


@require_safe
def words(request: HttpRequest, token: str) -> HttpResponse:
    """The words as a file: its SHA-256 is the one on the receipt."""
    found = _found(request, token)
    text = _words(found)
    if not text:
        raise Http404
    answer = HttpResponse(text.encode(), content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="complaint-{found.reference}.txt"'
    return kept_secret(answer)


def _found(request: HttpRequest, token: str) -> Receipt:
    found = receipt_of(token) if allow("receipt-link", client_address(request), limit=300, seconds=600) else None
    if found is None:
        raise Http404
    return found


def _local(found: Receipt, at: dt.datetime) -> str:
    return instant_words(at, time_zone=found.time_zone, language=page_language())


def _utc(at: dt.datetime) -> str:
    return f"{at.astimezone(dt.UTC):%Y-%m-%d %H:%M:%S} UTC"


def _words(found: Receipt) -> str:
    """The customer's words, if their fingerprint is still the one of the receipt."""
    first = Message.objects.filter(ticket_id=found.complaint.ticket_id).order_by("pk").first()
    return first.body_text if first and fingerprint(first.body_text) == found.text_sha256 else ""
