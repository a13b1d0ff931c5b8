"""What leaves by mail, and how far it got."""

from typing import cast

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
    return render(request, "helpdesk/channels/outgoing.html", {"mail": mail, "body": clean_html(mail.html)})


@staff_only
@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a failed mail again."""
    mail = get_object_or_404(visible_to(cast(User, request.user)), pk=pk)
    retry_mail(mail)
    messages.success(request, "It will be tried again now.")
    return redirect("channels:outgoing", pk=pk)
