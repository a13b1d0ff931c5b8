"""Sending: a reply that leaves after the undo window, or a private note. And taking a reply back."""

import datetime as dt
import logging
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST

from helpdesk.people.access import colleagues
from helpdesk.people.models import User
from helpdesk.tickets import services
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.composing.asking import asks_for
from helpdesk.tickets.errors import AlreadySent, NewerMessage, NotYet, TooLate
from helpdesk.tickets.forms.composer import ComposerForm
from helpdesk.tickets.models import PENDING, DeliveryState, Direction, Draft, Message, Status, Ticket
from helpdesk.tickets.queries import detail
from helpdesk.tickets.queries.asked_again import asked_again
from helpdesk.tickets.queries.inbox.inbox_query import InboxQuery
from helpdesk.tickets.queries.on_file import on_file
from helpdesk.tickets.states import IllegalTransition
from helpdesk.tickets.views.answers import ticket_url
from helpdesk.tickets.views.composer.after_send import Onward
from helpdesk.tickets.views.composer.send_later import customer_clock
from helpdesk.tickets.views.composer.writing import PostedFiles, Writing, writing_time
from helpdesk.tickets.views.ticket.detail import show
from helpdesk.web.frame.toasts import undoable
from helpdesk.web.parameters import form_data
from helpdesk.web.requests.access import NotYours, permitted, staff_only
from helpdesk.web.requests.go import arrived, go
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

log = logging.getLogger(__name__)

UNDO_CHOICES = (5, 10, 30)
NEWER_WORDS = gettext_lazy("#{number}: newer words that you wrote elsewhere are kept as your draft.")
CANCELLED = gettext_lazy("Cancelled. Nothing was sent; the text is kept as your draft.")


@staff_only
@require_POST
def send(request: StaffRequest, number: int) -> HttpResponse:
    """Stores what was written, or shows the page again with the text, the files and what stands in the way."""
    user = request.user
    ticket = detail.get_ticket(user, number)
    form, writing = ComposerForm(request.POST), Writing.posted(request)
    if writing.kind != Draft.Kind.NOTE and not user.may(Permission.ANSWER_CUSTOMERS):
        raise NotYours(Permission.ANSWER_CUSTOMERS)
    written_at = writing_time(form_data(request).whole("written") or None)
    luggage = PostedFiles.of(request, ticket, detail.draft_of(ticket, user))

    def refused(status: int) -> HttpResponse:
        luggage.keep(ticket, user, writing)
        writing.written_ms = int(timezone.now().timestamp() * 1000)
        return show(request, detail.get_ticket(user, number), writing, status)

    writing.errors = [str(error) for errors in form.errors.values() for error in errors]
    writing.errors += [luggage.refused] if luggage.refused else []
    if writing.errors:
        return refused(422)
    onward = Onward.of(request, ticket)
    try:
        message = _store(form, ticket, user, luggage, written_at)
    except NewerMessage as newer:
        writing.newer_id = newer.message_id
        return refused(409)
    except AlreadySent as sent:
        writing.sent_id, writing.submission_key = sent.message_id, None
        return refused(409)
    except (ValidationError, NotYet, IllegalTransition) as refusal:
        writing.errors = refusal.messages if isinstance(refusal, ValidationError) else [str(refusal)]
        return refused(422)
    except OSError:
        log.exception("the files of a reply could not be kept")
        return refused(503)
    if message.direction == Direction.OUT:
        _mention(request, ticket, message.body_text, onward)
    if detail.draft_of(ticket, user):
        messages.info(request, NEWER_WORDS.format(number=ticket.number))
    onto = onward.url(request, ticket, message)
    # Last, so that it stands lowest and none pushes its Undo away.
    _tell(request, ticket, message, form.cleaned_data, onward)
    return arrived(request, onto)


@permitted(Permission.ANSWER_CUSTOMERS)
@require_POST
def undo(request: StaffRequest, number: int, message_id: int) -> HttpResponse:
    """Takes a reply back; its words stand in the composer again."""
    user = request.user
    ticket = detail.get_ticket(user, number)
    message = get_object_or_404(ticket.messages.filter(direction=Direction.OUT), pk=message_id)
    waits = message.delivery in PENDING
    if not waits and message.author_user_id not in (None, user.pk) and not user.may(Permission.TAKE_BACK_REPLIES):
        messages.error(request, gettext("Only its author can take a reply back."))
        return go(request, ticket_url(request, number))
    try:
        services.withdraw_reply(message=message, actor=Actor.of(user), to=user if waits else None)
    except TooLate as late:
        messages.error(request, str(late))
    else:
        cancelled = "cancel" in form_data(request)
        messages.success(
            request, CANCELLED if cancelled else gettext("Taken back. Nothing was sent; your text is below.")
        )
    return go(request, f"{ticket_url(request, number)}#composer")


@permitted(Permission.ANSWER_CUSTOMERS)
@require_POST
def send_now(request: StaffRequest, number: int, message_id: int) -> HttpResponse:
    """Sends a scheduled or held reply before its time, after the undo window."""
    user = request.user
    ticket = detail.get_ticket(user, number)
    message = get_object_or_404(ticket.messages.filter(direction=Direction.OUT), pk=message_id)
    try:
        message = services.send_now(
            message=message,
            actor=Actor.of(user),
            seen_message_id=form_data(request).whole("seen"),
            undo_seconds=user.undo_seconds,
        )
    except NewerMessage as newer:
        messages.error(request, gettext("Not sent: somebody wrote or answered just now. Read it first."))
        return go(request, f"{ticket_url(request, number)}#message-{newer.message_id}")
    except (TooLate, NotYet, IllegalTransition) as refusal:
        messages.error(request, gettext("Not sent.") + f" {refusal}")
    else:
        _tell(request, ticket, message, {"status": message.status_on_send}, Onward())
    return go(request, f"{ticket_url(request, number)}#message-{message.pk}")


def _store(
    form: ComposerForm, ticket: Ticket, user: User, luggage: PostedFiles, written_at: dt.datetime | None
) -> Message:
    data, attached = form.cleaned_data, luggage.packed()
    if data["kind"] == Draft.Kind.NOTE:
        return services.add_note(
            ticket=ticket,
            body_text=data["body"],
            actor=Actor.of(user),
            author=user,
            files=attached,
            submission_key=data["submission_key"],
            written_at=written_at,
            asks=colleagues().filter(pk=data["ask"] or 0).first(),
        )
    return services.reply(
        ticket=ticket,
        body_text=data["body"],
        actor=Actor.of(user),
        author=user,
        cc=data["cc"],
        bcc=data["bcc"],
        files=attached,
        status=data["status"],
        seen_message_id=data["seen"],
        submission_key=data["submission_key"],
        written_at=written_at,
        undo_seconds=user.undo_seconds,
        send_at=data["send_at"],
        begun_with=data["begun_with"],
        seen_signature=data["seen_signature"] or None,
    )


def _mention(request: StaffRequest, ticket: Ticket, body: str, onward: Onward) -> None:
    """What was asked for although it is on file, unless the page has said so before it was sent."""
    if not asks_for(body):
        return
    told = {*form_data(request).every("asked_seen"), *form_data(request).every("asked_waved")}
    found = asked_again(body, on_file(ticket, request.user))
    for item in found:
        if item.key not in told:
            messages.warning(request, f"{onward.named(ticket)}{item.words}.")


def _tell(request: StaffRequest, ticket: Ticket, message: Message, data: dict[str, Any], onward: Onward) -> None:
    if message.direction == Direction.NOTE:
        messages.success(request, gettext("Note added. Only your team sees it."))
    elif message.send_after is None:
        messages.success(
            request, onward.named(ticket) + gettext("Kept on the ticket. There is no address to send it to.")
        )
    else:
        seconds = request.user.undo_seconds
        resolved = data["status"] == Status.RESOLVED and message.delivery != DeliveryState.SCHEDULED
        done = gettext("#%(number)s resolved.") % {"number": ticket.number} + " " if resolved else onward.named(ticket)
        takes = ticket.assignee_id is None and message.ticket.assignee_id
        parts = [done + _leaves(ticket, message, seconds)]
        if data.get("twice"):
            parts.append(gettext("That night has this time twice; it leaves at the first"))
        if takes:
            parts.append(gettext("The ticket is yours now"))
        query = InboxQuery.parse(request.GET)
        undo_url = reverse("tickets:undo", args=[ticket.number, message.pk]) + (query.link() if query.params else "")
        undoable(request, ". ".join(parts), undo_url=undo_url, seconds=seconds)


def _leaves(ticket: Ticket, message: Message, seconds: int) -> str:
    name = ticket.requester.greeting_name or ticket.requester.display_name
    if message.delivery == DeliveryState.SCHEDULED and message.send_after:
        when = customer_clock(ticket.requester).words(message.send_after)
        return gettext("Reply to %(name)s leaves %(when)s") % {"name": name, "when": when}
    return gettext("Reply to %(name)s leaves in %(count)s s") % {"name": name, "count": seconds}
