"""The page of one request, whichever way its customer came: by a link or signed in."""

import logging
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from helpdesk.portal.access import readers_of
from helpdesk.portal.customer_words import promise, standing
from helpdesk.portal.forms import AnswerForm
from helpdesk.portal.queries.conversation import public_attachment, public_messages
from helpdesk.portal.services.answer_request import answer_request, solve_request
from helpdesk.tickets.errors import AlreadySent, NotYet
from helpdesk.tickets.files import NOT_KEPT
from helpdesk.tickets.models import Direction, Message, Ticket
from helpdesk.tickets.queries.own.public_words import public_words
from helpdesk.web.parameters import form_data
from helpdesk.web.requests.language import page_language, speaking_to
from helpdesk.web.requests.throttle import allow

log = logging.getLogger(__name__)


@contextmanager
def with_customer_of(ticket: Ticket) -> Iterator[None]:
    """Run a block in the language of the request and in its customer's time zone, as our mails are written."""
    with speaking_to(ticket.language or ticket.requester.language, ticket.requester.time_zone):
        yield


def show(
    request: HttpRequest,
    ticket: Ticket,
    *,
    here: str,
    attachment_url: str,
    form: AnswerForm | None = None,
    is_own: bool = True,
) -> HttpResponse:
    """The page of a request. `attachment_url` is the address of a file with the zero key in place of its own.

    One that is not the reader's own is of somebody else in their organisation, and cannot be answered. Who asked is
    told who else reads it.
    """
    context = {
        "ticket": ticket,
        "standing": standing(ticket, is_own=is_own),
        "promise": promise(ticket) if is_own else "",
        "facts": public_words(ticket),
        "lines": [_line(message, ticket, attachment_url, is_own) for message in public_messages(ticket)],
        "form": form or AnswerForm(),
        "here": here,
        "is_own": is_own,
        "organisation": ticket.requester.organisation,
        "is_shared": is_own and readers_of(ticket.requester).exists(),
    }
    page = render(request, "helpdesk/portal/request.html", context, status=422 if form else 200)
    page["Content-Language"] = page_language()
    return page


def answer(request: HttpRequest, ticket: Ticket, *, here: str, attachment_url: str) -> HttpResponse | None:
    """Take the customer's words, their "This is solved", or both. Returns a page only when something is to be fixed."""
    form = AnswerForm(request.POST, request.FILES)
    is_solved = "solved" in form_data(request)
    if is_solved and form.is_blank:
        _solve(request, ticket)
        return None
    if form.is_valid() and not allow("request-answer", str(ticket.pk), limit=30, seconds=3600):
        form.add_error(None, gettext("Many messages came within the hour. Your text is kept: please send it later."))
    if not form.is_valid():
        form.keep(request)
        return show(request, ticket, here=here, attachment_url=attachment_url, form=form)
    try:
        data = form.cleaned_data
        answer_request(
            ticket=ticket, text=data["message"], files=data["attachments"], submission_key=data["submission_key"]
        )
    except AlreadySent:
        form = AnswerForm(initial={"message": form.cleaned_data["message"]})
        words = gettext("Your message was sent before. What you wrote since is below: send it as another.")
        messages.warning(request, words)
        return show(request, ticket, here=here, attachment_url=attachment_url, form=form)
    except OSError:
        form.keep(request)
        log.exception("the files of an answer could not be kept")
        form.add_error("attachments", NOT_KEPT)
        return show(request, ticket, here=here, attachment_url=attachment_url, form=form)
    if is_solved:
        ticket.refresh_from_db()
        _solve(request, ticket)
    else:
        messages.success(request, gettext("Sent. Our answer comes here and by email."))
    return None


def download(ticket: Ticket, key: uuid.UUID) -> FileResponse:
    """A public file of the request, always as a download."""
    found = public_attachment(ticket, key)
    if found is None:
        raise Http404
    response = FileResponse(found.file.open("rb"), as_attachment=True, filename=found.filename)
    response["Content-Type"] = "application/octet-stream"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def _solve(request: HttpRequest, ticket: Ticket) -> None:
    try:
        solve_request(ticket=ticket)
    except NotYet:
        messages.info(request, gettext("Thank you. We have something to finish before we close it."))
    else:
        messages.success(request, gettext("Thank you. It is marked as solved; write here if it is not."))


def _line(message: Message, ticket: Ticket, attachment_url: str, is_own: bool) -> dict[str, Any]:
    theirs = message.direction == Direction.IN and message.author_customer_id == ticket.requester_id
    own = theirs and is_own
    blank = str(uuid.UUID(int=0))
    return {
        "id": message.pk,
        "own": theirs,
        "author": gettext("You") if own else _author(message),
        "at": message.created_at,
        "text": message.reply_text or message.body_text,
        "files": [
            {"name": file.filename, "size": file.size, "url": attachment_url.replace(blank, str(file.key))}
            for file in message.attachments.all()
        ],
    }


def _author(message: Message) -> str:
    if message.author_user:
        return message.author_user.short_name
    return message.from_name or message.from_email
