"""Keeps what was written when a session has ended, so that nothing is lost."""

import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import reverse

from helpdesk.tickets.composing.kept_posts import KEPT, bring_back, fields_of, files_of, may_be_kept
from helpdesk.tickets.models import KeptPost
from helpdesk.tickets.services import forget_post, keep_post
from helpdesk.web.parameters import form_data
from helpdesk.web.requests.background import is_background, leads_to_sign_in
from helpdesk.web.words.written_by import FIELD, writer_of

log = logging.getLogger(__name__)


class SignedOutMiddleware:
    """A page that stays open is told by 401 that its session is gone; a form is kept for its writer, who is asked to
    sign in and finds it then. A kept form that is sent brings its files, and is forgotten once it has arrived."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if leads_to_sign_in(request, response):
            return HttpResponse(status=401) if is_background(request) else kept(request) or response
        sent: KeptPost | None = getattr(request, "kept_post", None)
        if sent and response.status_code < 400:
            forget_post(sent)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        if not may_be_kept(request) or KEPT not in form_data(request) or not request.user.is_authenticated:
            return
        found = KeptPost.objects.filter(user=request.user, pk=form_data(request).whole(KEPT) or 0).first()
        if found:
            bring_back(request, found)
            request.kept_post = found  # type: ignore[attr-defined]


def kept(request: HttpRequest) -> HttpResponse | None:
    """Keep a form for the person who was shown it, and lead there by way of the sign-in page; None for others."""
    writer = writer_of(form_data(request).words(FIELD)) if may_be_kept(request) else None
    if writer is None:
        return None
    fields = fields_of(request)
    try:
        row = keep_post(user_id=writer, path=request.get_full_path(), fields=fields, files=files_of(request))
    except OSError:
        log.exception("the files of a form without a session could not be kept")
        row = keep_post(user_id=writer, path=request.get_full_path(), fields=fields)
    here = reverse("tickets:kept_post", args=[row.pk])
    if request.user.is_authenticated:
        return HttpResponseRedirect(here)
    return HttpResponseRedirect(f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': here})}")
