"""`/kept/<id>/`: a form that could not be sent, offered to its writer. And the answer to one whose token is too old."""

import logging
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from helpdesk.tickets.composing.kept_posts import fields_of, files_of, may_be_kept, request_number, words_of
from helpdesk.tickets.middleware import kept
from helpdesk.tickets.models import KeptPost
from helpdesk.tickets.services import forget_post, keep_files
from helpdesk.web.parameters import form_data
from helpdesk.web.requests.background import is_background
from helpdesk.web.requests.staff import SignedInRequest
from helpdesk.web.requests.throttle import allow, client_address
from helpdesk.web.words.written_by import FIELD, writer_of

log = logging.getLogger(__name__)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def kept_post(request: SignedInRequest, pk: int) -> HttpResponse:
    """Shows what was written, with a button that sends it and one that forgets it."""
    row = get_object_or_404(KeptPost, pk=pk, user=request.user)
    if request.method == "POST":
        forget_post(row)
        messages.success(request, gettext("Forgotten. Nothing was sent."))
        return redirect("home")
    context = {
        "kept": row,
        "path": row.path,
        "number": request_number(row.path),
        "fields": row.fields,
        "words": words_of(row.fields),
        "files": [{"name": file.filename, "size": file.size} for file in row.files.order_by("pk")],
        "forget_url": reverse("tickets:kept_post", args=[row.pk]),
    }
    return render(request, "kept_post.html", context)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is no longer the browser's. Its words come back to whoever wrote them, and to nobody else."""
    if is_background(request):
        return HttpResponse(status=401)
    writer, user = writer_of(form_data(request).words(FIELD)), request.user
    if writer is not None and (not user.is_authenticated or user.pk == writer):
        return kept(request) or _plain(request)
    if writer is not None:
        kept(request)
        return render(request, "403_csrf.html", {"another": True}, status=403)
    if user.is_authenticated or not may_be_kept(request):
        return _plain(request)
    # A visitor: nobody's rights are at stake, so the form comes back as it was, with a token of now.
    fields = fields_of(request)
    keys, files = _keep_for_visitor(request)
    context = {"path": request.get_full_path(), "fields": [*fields, *keys], "words": words_of(fields), "files": files}
    return render(request, "kept_post.html", context, status=403)


def _plain(request: HttpRequest) -> HttpResponse:
    return render(request, "403_csrf.html", status=403)


def _keep_for_visitor(request: HttpRequest) -> tuple[list[tuple[str, str]], list[dict[str, Any]]]:
    """The fields that bring the files along, and what is told of them."""
    chosen = [file for name, file in files_of(request) if name == "attachments"]
    if not chosen or not allow("kept-files", client_address(request), limit=20, seconds=3600):
        return [], []
    try:
        rows = keep_files(chosen)
    except OSError:
        log.exception("the files of a visitor's form could not be kept")
        return [], []
    return [("kept", str(row.key)) for row in rows], [{"name": row.filename, "size": row.size} for row in rows]
