"""What leaves by mail, and how far it got."""

import re
from typing import cast

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from helpdesk.channels.access import visible_to
from helpdesk.channels.models import OutgoingState
from helpdesk.channels.services.retry_mail import retry_mail
from helpdesk.people.models import User
from helpdesk.web.access import staff_only
from helpdesk.web.clean_html import clean_html

PAGE_SIZE = 50
_PERSONAL_LINK = re.compile(r"(/[rs]/)[^/\s\"'<>?]+")
STATES = [("", "All"), *OutgoingState.choices]


@staff_only
@require_GET
def outbox(request: HttpRequest) -> HttpResponse:
    """The list, newest first."""
    state = request.GET.get("state", "")
    rows = (
        visible_to(cast(User, request.user)).select_related("ticket").defer("text", "html", "headers", "ticket__search")
    )
    if state in OutgoingState.values:
        rows = rows.filter(state=state)
    page = Paginator(rows.order_by("-created_at", "-id"), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "helpdesk/channels/outbox.html", {"page": page, "state": state, "states": STATES})


@staff_only
@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One mail as the customer reads it."""
    mail = get_object_or_404(visible_to(cast(User, request.user)).select_related("ticket"), pk=pk)
    user = cast(User, request.user)
    readable = (lambda text: text) if user.sees_all or settings.DEMO else _without_secrets
    context = {"mail": mail, "body": clean_html(readable(mail.html)), "text": readable(mail.text)}
    return render(request, "helpdesk/channels/outgoing.html", context)


def _without_secrets(text: str) -> str:
    """Without the tokens of personal links: nobody may answer a survey or write for the customer by looking here."""
    return _PERSONAL_LINK.sub(r"\1…", text)


@staff_only
@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a failed mail again."""
    mail = get_object_or_404(visible_to(cast(User, request.user)), pk=pk)
    retry_mail(mail)
    messages.success(request, "It will be tried again now.")
    return redirect("channels:outgoing", pk=pk)
