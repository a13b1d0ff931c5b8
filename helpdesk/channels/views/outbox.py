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
from helpdesk.web import framed
from helpdesk.web.access import staff_only

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
    user = cast(User, request.user)
    mail = get_object_or_404(visible_to(user).select_related("ticket"), pk=pk)
    context = {"mail": mail, "text": _readable(mail.text, user), "height": framed.estimated_height(mail.text)}
    return render(request, "helpdesk/channels/outgoing.html", context)


@staff_only
@require_GET
def body(request: HttpRequest, pk: int) -> HttpResponse:
    """Its HTML, for the frame on that page."""
    user = cast(User, request.user)
    mail = get_object_or_404(visible_to(user).exclude(html=""), pk=pk)
    return framed.own_mail(request, _readable(mail.html, user))


def _readable(text: str, user: User) -> str:
    """Without the secrets of links: nobody may answer for a customer by looking here, nor take over an account."""
    text = _ACCOUNT_LINK.sub(r"\1…", text)
    return text if user.sees_all or settings.DEMO else _PERSONAL_LINK.sub(r"\1…", text)


@staff_only
@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a failed mail again."""
    mail = get_object_or_404(visible_to(cast(User, request.user)), pk=pk)
    retry_mail(mail)
    messages.success(request, "It will be tried again now.")
    return redirect("channels:outgoing", pk=pk)
