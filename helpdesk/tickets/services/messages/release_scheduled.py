"""Lets a scheduled reply leave when its time has come, or holds it back and says why.

Until then it is a message and nothing else. Clock, status, survey and mail begin here, under the lock of the ticket
that every message of the customer takes too, so that no reply can slip out behind their back.
"""

import datetime as dt

from django.utils import timezone

from helpdesk.events import publish
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.errors import NotYet
from helpdesk.tickets.events import ReplyHeld
from helpdesk.tickets.models import Activity, DeliveryState, Direction, Message, Task, Ticket
from helpdesk.tickets.services.parts import store
from helpdesk.tickets.services.parts.queue_reply import queue_reply
from helpdesk.tickets.services.parts.steps import check_step
from helpdesk.tickets.services.tasks.add_task import add_task
from helpdesk.tickets.services.tasks.change_task import finish_task
from helpdesk.tickets.setbacks import HELD_REPLY, Fate, Setback
from helpdesk.tickets.states import IllegalTransition
from helpdesk.tickets.verbs import Verb, stored_as
from helpdesk.tickets.wording.held import HeldReason

_CUSTOMER_WROTE = Setback("", Fate.WAITING, HeldReason.CUSTOMER_WROTE)


def release_scheduled(*, message: Message) -> Message:
    """Hand a due reply to its mail; one that is not scheduled any more, or not due, stays as it is."""
    with store.locked(message.ticket) as ticket:
        row = (
            Message.objects.select_for_update(no_key=True, of=("self",))
            .select_related("author_user")
            .get(pk=message.pk)
        )
        if row.delivery != DeliveryState.SCHEDULED or row.send_after is None or row.send_after > timezone.now():
            return row
        if objection := _objection(ticket, row):
            _hold(ticket, row, objection)
        else:
            queue_pending_reply(ticket, row, status=row.status_on_send, actor=_author(row))
    return row


def hold_all(ticket: Ticket) -> None:
    """Hold back all scheduled replies of the locked ticket, for a person to read first what the customer wrote."""
    for row in ticket.messages.select_for_update(no_key=True).filter(delivery=DeliveryState.SCHEDULED):
        _hold(ticket, row, _CUSTOMER_WROTE)


def queue_pending_reply(ticket: Ticket, message: Message, *, status: str, actor: Actor, undo_seconds: int = 0) -> None:
    """Queue a pending reply now, on locked rows; its mail waits for `undo_seconds`.

    Raises:
        NotYet, IllegalTransition: the ticket cannot take `status`.
    """
    now = timezone.now()
    message.delivery, message.setbacks, message.delivery_error = DeliveryState.QUEUED, [], ""
    # It is said now: it stands behind what the customer wrote meanwhile.
    message.created_at, message.send_after = now, now + dt.timedelta(seconds=undo_seconds)
    message.save(update_fields=["delivery", "setbacks", "delivery_error", "created_at", "send_after"])
    queue_reply(ticket, message, status=status, actor=actor)
    settle(message, actor)


def settle(message: Message, actor: Actor) -> None:
    """Finish the task about a held reply, as somebody decided about it."""
    for task in Task.objects.filter(key=f"held-reply:{message.pk}", done_at=None).select_related("ticket"):
        finish_task(task=task, actor=actor)


def _objection(ticket: Ticket, message: Message) -> Setback | None:
    """Why it must not leave unread; None when nothing stands against it."""
    newer = ticket.messages.filter(direction=Direction.IN, is_auto_reply=False, pk__gt=message.pk)
    if newer.exists():
        return _CUSTOMER_WROTE
    try:
        check_step(ticket, message.status_on_send, answering=message.author_user_id is not None)
    except IllegalTransition:
        return Setback("", Fate.WAITING, HeldReason.STATUS, f"{ticket.status} {message.status_on_send}")
    except NotYet as refusal:
        return Setback("", Fate.WAITING, HeldReason.NOT_YET, " ".join(refusal.missed))
    return None


def _hold(ticket: Ticket, message: Message, objection: Setback) -> None:
    message.delivery, message.setbacks = DeliveryState.HELD, [objection.as_json()]
    message.save(update_fields=["delivery", "setbacks"])
    actor = Actor.system()
    store.log(ticket, actor, Verb.REPLY_HELD, message=message)
    add_task(
        ticket=ticket,
        key=f"held-reply:{message.pk}",
        reason=HELD_REPLY,
        values={"setbacks": message.setbacks},
        assignee=message.author_user,
        actor=actor,
    )
    publish(ReplyHeld(ticket_id=ticket.pk, actor_id=message.author_user_id, message_id=message.pk, depth=actor.depth))


def _author(message: Message) -> Actor:
    """Who scheduled it, as history tells: at a page, or by a program."""
    if message.author_user is None:
        return Actor.system(message.from_name)
    line = Activity.objects.filter(message=message, verb__in=stored_as(Verb.REPLY_SCHEDULED)).first()
    return Actor.of(message.author_user, **(line.cause if line else {}), schedule=True)
