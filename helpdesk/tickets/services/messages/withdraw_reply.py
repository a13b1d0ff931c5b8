"""Takes a reply back while it has not left (undo send), whether it waits for seconds or for Monday."""

from typing import Any

from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext

from helpdesk.events import publish
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.errors import TooLate
from helpdesk.tickets.events import ReplyWithdrawn, TicketChanged, TicketReopened
from helpdesk.tickets.models import PENDING, UNSAID, Activity, DeliveryState, Direction, Message, Status, Ticket
from helpdesk.tickets.services.drafts.save_draft import restore
from helpdesk.tickets.services.messages.release_scheduled import settle
from helpdesk.tickets.services.parts import documents, store
from helpdesk.tickets.services.parts.steps import open_if_unfinished
from helpdesk.tickets.services.parts.take import give_back
from helpdesk.tickets.verbs import Verb, stored_as
from helpdesk.tickets.words import snippet


def withdraw_reply(*, message: Message, actor: Actor, to: User | None = None) -> Message:
    """Take back a reply that has not left, with the changes of status and assignee that came with it.

    Its words, copies and files become a draft again: of `to`, else of its author.

    Doing it twice changes nothing.

    Raises:
        TooLate: the window has passed or the mail is on its way.
    """
    with store.locked(message.ticket) as ticket:
        row = Message.objects.select_for_update(no_key=True).get(pk=message.pk)
        if row.delivery == DeliveryState.WITHDRAWN:
            return row
        if row.delivery in PENDING:
            _withdraw(row, to)
            settle(row, actor)
            store.log(ticket, actor, Verb.SCHEDULE_WITHDRAWN, message=row)
            return row
        if row.delivery != DeliveryState.QUEUED or row.send_after is None or row.send_after <= timezone.now():
            raise TooLate(gettext("The reply is on its way and cannot be taken back."))
        _withdraw(row, to)
        changes = _restore(ticket, row)
        # Resolved since by another way, for which this reply was the answer.
        opened, events = open_if_unfinished(ticket, actor)
        changes |= opened
        store.save(ticket)
        store.log(ticket, actor, Verb.REPLY_WITHDRAWN, changes=changes, message=row)
        publish(ReplyWithdrawn(ticket_id=ticket.pk, actor_id=actor.user_id, message_id=row.pk, depth=actor.depth))
        if changes:
            publish(
                TicketChanged(ticket_id=ticket.pk, actor_id=actor.user_id, fields=tuple(changes), depth=actor.depth)
            )
        if changes.get("status", [""])[0] == Status.RESOLVED:
            events = [TicketReopened(ticket_id=ticket.pk, actor_id=actor.user_id, depth=actor.depth)]
        for event in events:
            publish(event)
    return row


def _withdraw(message: Message, to: User | None) -> None:
    # Its words are a draft again, and the press that sends them is another one.
    message.delivery, message.submission_key = DeliveryState.WITHDRAWN, None
    message.save(update_fields=["delivery", "submission_key"])
    documents.forget(message)
    restore(message, to or message.author_user)


def _restore(ticket: Ticket, message: Message) -> dict[str, list[Any]]:
    """Sets the row back to what the remaining messages say. Returns the changes of status and assignee, if any."""
    standing = ticket.messages.exclude(delivery__in=UNSAID)
    people = standing.filter(direction=Direction.OUT, author_user__isnull=False)
    ticket.first_replied_at = people.aggregate(at=Min("created_at"))["at"]
    last_answer = people.order_by("-created_at").values_list("created_at", flat=True).first()
    ticket.we_wrote_at = last_answer
    waiting = standing.filter(direction=Direction.IN, is_auto_reply=False)
    if last_answer:
        waiting = waiting.filter(created_at__gt=last_answer)
    ticket.awaiting_since = waiting.aggregate(at=Min("created_at"))["at"]
    latest = standing.exclude(direction=Direction.NOTE).order_by("-created_at", "-pk").first()
    ticket.message_count = max(ticket.message_count - 1, 0)
    if latest:
        ticket.last_words, ticket.last_direction = snippet(latest.reply_text), latest.direction
    sent_with = Activity.objects.filter(message=message, verb__in=stored_as(Verb.REPLIED)).first()
    said = sent_with.changes if sent_with else {}
    return give_back(ticket, message, said) | _step_back(ticket, said.get("status"))


def _step_back(ticket: Ticket, step: list[str] | None) -> dict[str, list[Any]]:
    if not step or ticket.status != step[1]:
        return {}
    old, new = step
    ticket.status = old
    if new == Status.RESOLVED:
        ticket.resolved_at = None
    return {"status": [new, old]}
