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
_ACCOUNT_LINK = re.compile(r"(/accounts/)[^\s\"'<>]+")
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
    shows_links = user.sees_all or settings.DEMO
    html, text = (_readable(source, shows_links=shows_links) for source in (mail.html, mail.text))
    return render(request, "helpdesk/channels/outgoing.html", {"mail": mail, "body": clean_html(html), "text": text})


def _readable(text: str, *, shows_links: bool) -> str:
    """Without the secrets of links: nobody may answer for a customer by looking here, nor take over an account."""
    text = _ACCOUNT_LINK.sub(r"\1…", text)
    return text if shows_links else _PERSONAL_LINK.sub(r"\1…", text)


@staff_only
@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a failed mail again."""
    mail = get_object_or_404(visible_to(cast(User, request.user)), pk=pk)
    retry_mail(mail)
    messages.success(request, "It will be tried again now.")
    return redirect("channels:outgoing", pk=pk)
