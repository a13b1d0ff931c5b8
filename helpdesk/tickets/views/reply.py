"""Sending: a reply that leaves after the undo window, or a private note. And taking a reply back."""

import logging
from typing import cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from helpdesk.people.models import User
from helpdesk.tickets import files, services
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.errors import NewerMessage, NotYet, TooLate
from helpdesk.tickets.forms import ComposerForm
from helpdesk.tickets.models import Direction, Draft, Message, Status, Ticket
from helpdesk.tickets.queries import detail
from helpdesk.tickets.queries.inbox_query import InboxQuery
from helpdesk.tickets.states import IllegalTransition
from helpdesk.tickets.views.answers import go, ticket_url
from helpdesk.tickets.views.detail import Writing, show
from helpdesk.tickets.words import NewFile
from helpdesk.web.access import staff_only
from helpdesk.web.toasts import undoable

log = logging.getLogger(__name__)

UNDO_CHOICES = (5, 10, 30)


@staff_only
@require_POST
def send(request: HttpRequest, number: int) -> HttpResponse:
    """Stores what was written, or shows the page again with the text and what stands in the way."""
    user = cast(User, request.user)
    ticket = detail.get_ticket(user, number)
    form = ComposerForm(request.POST)
    writing = _posted(request)
    if not form.is_valid():
        writing.errors = [str(error) for errors in form.errors.values() for error in errors]
        return show(request, ticket, writing, status=422)
    try:
        message = _store(request, form, ticket, user)
    except NewerMessage as newer:
        services.save_draft(ticket=ticket, user=user, body=writing.body, kind=writing.kind, cc=writing.cc)
        writing.newer_id = newer.message_id
        return show(request, detail.get_ticket(user, number), writing, status=409)
    except (ValidationError, NotYet, IllegalTransition) as refusal:
        writing.errors = refusal.messages if isinstance(refusal, ValidationError) else [str(refusal)]
        return show(request, ticket, writing, status=422)
    except OSError:
        log.exception("the files of a reply could not be kept")
        writing.errors = [files.NOT_KEPT]
        return show(request, ticket, writing, status=503)
    _tell(request, ticket, message, form.cleaned_data["status"])
    return redirect(f"{ticket_url(request, number)}#message-{message.pk}")


@staff_only
@require_POST
def undo(request: HttpRequest, number: int, message_id: int) -> HttpResponse:
    """Takes a reply back; its words stand in the composer again."""
    user = cast(User, request.user)
    ticket = detail.get_ticket(user, number)
    message = get_object_or_404(ticket.messages.filter(direction=Direction.OUT), pk=message_id)
    if message.author_user_id not in (None, user.pk) and not user.sees_all:
        messages.error(request, "Only its author can take a reply back.")
        return go(request, ticket_url(request, number))
    try:
        services.withdraw_reply(message=message, actor=Actor.of(user))
    except TooLate as late:
        messages.error(request, str(late))
    else:
        messages.success(request, "Taken back. Nothing was sent; your text is below.")
    return go(request, f"{ticket_url(request, number)}#composer")


def _posted(request: HttpRequest) -> Writing:
    kind = request.POST.get("kind", "")
    return Writing(
        kind=kind if kind in Draft.Kind.values else Draft.Kind.REPLY.value,
        body=request.POST.get("body", ""),
        cc=request.POST.get("cc", ""),
    )


def _store(request: HttpRequest, form: ComposerForm, ticket: Ticket, user: User) -> Message:
    data = form.cleaned_data
    attached = files.uploaded(request.FILES.getlist("files"))
    if data["kind"] == Draft.Kind.NOTE:
        return services.add_note(
            ticket=ticket, body_text=data["body"], actor=Actor.of(user), author=user, files=attached
        )
    return services.reply(
        ticket=ticket,
        body_text=data["body"],
        actor=Actor.of(user),
        author=user,
        cc=data["cc"],
        files=[*_kept(ticket, user), *attached],
        status=data["status"],
        seen_message_id=data["seen"],
        submission_key=data["submission_key"],
        undo_seconds=user.undo_seconds,
    )


def _kept(ticket: Ticket, user: User) -> list[NewFile]:
    """Files of a reply that was taken back go out with the next one."""
    draft = detail.draft_of(ticket, user)
    return files.copied(draft.files_of.attachments.all()) if draft and draft.files_of else []


def _tell(request: HttpRequest, ticket: Ticket, message: Message, status: str) -> None:
    if message.direction == Direction.NOTE:
        messages.success(request, "Note added. Only your team sees it.")
    elif message.send_after is None:
        messages.success(request, "Kept on the ticket. There is no address to send it to.")
    else:
        seconds = cast(User, request.user).undo_seconds
        done = f"#{ticket.number} resolved. " if status == Status.RESOLVED else ""
        name = ticket.requester.greeting_name or ticket.requester.display_name
        query = InboxQuery.parse(request.GET)
        undo_url = reverse("tickets:undo", args=[ticket.number, message.pk]) + (query.link() if query.params else "")
        undoable(request, f"{done}Reply to {name} leaves in {seconds} s", undo_url=undo_url, seconds=seconds)
