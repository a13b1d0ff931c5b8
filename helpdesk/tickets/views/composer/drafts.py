"""Drafts as they are written, files as they are chosen, and text that a tool of the composer puts in."""

import logging

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from helpdesk.people.models import User
from helpdesk.tickets import files, services
from helpdesk.tickets.errors import AlreadySent, NewerDraft
from helpdesk.tickets.extensions.brought_files import brought_files
from helpdesk.tickets.models import Draft, Ticket
from helpdesk.tickets.queries import detail
from helpdesk.tickets.views.answers import ticket_url
from helpdesk.tickets.views.composer.writing import PostedFiles, Writing, chosen_files, form_key, writing_time
from helpdesk.web.parameters import form_data, query_params
from helpdesk.web.requests.access import staff_only
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

log = logging.getLogger(__name__)

MAX_BODY = 200_000


@staff_only
@require_POST
def save(request: StaffRequest, number: int) -> HttpResponse:
    """Keeps the composer's content; asked by the browser two seconds after the last letter. `written` is when that
    was, in milliseconds: words of another page that are newer stay."""
    user = request.user
    ticket = detail.get_ticket(user, number)
    body, cc, bcc = (form_data(request).body(name) for name in ("body", "cc", "bcc"))
    if len(body) > MAX_BODY:
        return JsonResponse({"saved": False, "words": gettext("The text is too long to keep.")}, status=413)
    try:
        draft = services.save_draft(
            ticket=ticket,
            user=user,
            body=body,
            kind=_kind(request),
            cc=cc,
            bcc=bcc,
            written_at=writing_time(form_data(request).whole("written")),
            submission_key=form_key(request),
            begun_with=form_data(request).whole("begun_with"),
        )
    except NewerDraft as newer:
        return JsonResponse({"saved": False, "newer": int(newer.written_at.timestamp() * 1000)})
    except AlreadySent as sent:
        return JsonResponse({"saved": False, "sent": sent.message_id})
    return JsonResponse({"saved": draft is not None})


@staff_only
@require_POST
def add_files(request: StaffRequest, number: int) -> HttpResponse:
    """Keeps files with the draft as soon as they are chosen, or copies of those that come with what it begins with;
    answers with the list of all that wait."""
    user = request.user
    ticket = detail.get_ticket(user, number)
    chosen = chosen_files(request)
    try:
        chosen += _brought(user, form_data(request).whole("begun_with"))
        refused = services.attach_to_draft(ticket=ticket, user=user, chosen=chosen, submission_key=form_key(request))
        status = 422 if refused else 200
    except OSError:
        log.exception("the files of a draft could not be kept")
        refused, status = str(files.NOT_KEPT), 503
    writing = Writing.of(detail.draft_of(ticket, user))
    writing.errors = [refused] if refused else []
    return render(request, "helpdesk/tickets/_kept_files.html", {"writing": writing, "told": True}, status=status)


@staff_only
@require_POST
def insert(request: StaffRequest, number: int) -> HttpResponse:
    """Adds the text of the pressed button to what stands in the composer, or in the draft; without text it is kept."""
    user = request.user
    ticket = detail.get_ticket(user, number)
    draft = detail.draft_of(ticket, user)
    body = form_data(request).body("body", draft.body if draft else "").rstrip()
    cc = form_data(request).body("cc", draft.cc if draft else "")
    bcc = form_data(request).body("bcc", draft.bcc if draft else "")
    whole = "\n\n".join(part for part in (body, form_data(request).body("insert")) if part)
    kind = _kind(request) if "kind" in form_data(request) or not draft else draft.kind
    begun = draft.begun_with if draft else None
    if "begun_with" in form_data(request):
        begun = form_data(request).whole("begun_with")
    pressed = query_params(request).whole("begun_with")
    _keep(request, ticket, draft, Writing(kind, whole[:MAX_BODY], cc, bcc, begun_with=pressed or begun))
    _attach(request, ticket, pressed)
    return redirect(f"{ticket_url(request, number)}#composer")


def _keep(request: StaffRequest, ticket: Ticket, draft: Draft | None, writing: Writing) -> None:
    luggage = PostedFiles.of(request, ticket, draft)
    luggage.keep(ticket, request.user, writing)
    for words in [*writing.errors, *([luggage.refused] if luggage.refused else [])]:
        messages.error(request, words)


def _attach(request: StaffRequest, ticket: Ticket, key: int | None) -> None:
    """Puts copies of the files that come with a saved reply beside its words, or says why not."""
    try:
        chosen = _brought(request.user, key)
        refused = services.attach_to_draft(ticket=ticket, user=request.user, chosen=chosen)
    except OSError:
        log.exception("the files of a saved reply could not be kept")
        refused = str(files.NOT_KEPT)
    if refused:
        messages.error(request, refused)


def _brought(user: User, key: int | None) -> list[services.Chosen]:
    return [(file, None) for file in brought_files(user, key)]


def _kind(request: StaffRequest) -> str:
    """What is being written; those who may not answer customers write notes."""
    if not request.user.may(Permission.ANSWER_CUSTOMERS):
        return Draft.Kind.NOTE.value
    return form_data(request).choice("kind", Draft.Kind.values, Draft.Kind.REPLY)
