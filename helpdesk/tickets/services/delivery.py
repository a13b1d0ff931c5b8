"""How far a reply got on its way out, told by the channel that carries it."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Delivery, Message
from helpdesk.tickets.services import _store

SLOW = "Still on its way"
"""How the remark of a reply begins that left and is held up elsewhere, which is no failure."""


def claim(message_id: int) -> Message | None:
    """Inside the carrier's transaction: the locked reply, marked as on its way, or None if it was taken back."""
    message = Message.objects.select_for_update(no_key=True).get(pk=message_id)
    if message.delivery == Delivery.WITHDRAWN:
        return None
    message.delivery = Delivery.SENDING
    message.save(update_fields=["delivery"])
    return message


def sent(message_id: int, *, internet_message_id: str, at: dt.datetime | None = None, remark: str = "") -> None:
    """The server took it; `remark` tells who did not get it, or whose mail server is slow to take it."""
    Message.objects.filter(pk=message_id).update(
        delivery=Delivery.SENT,
        sent_at=at or timezone.now(),
        delivery_error=remark,
        internet_message_id=internet_message_id,
    )


def delayed(message_id: int, *, reason: str) -> None:
    """It will be tried again; `reason` is shown on the ticket meanwhile."""
    Message.objects.filter(pk=message_id).update(delivery=Delivery.SENDING, delivery_error=reason)


def held_up(message_ids: Collection[int], *, reason: str) -> None:
    """These replies are due and cannot leave yet, without having been tried."""
    under_way = Message.objects.filter(pk__in=message_ids, delivery__in=(Delivery.QUEUED, Delivery.SENDING))
    under_way.update(delivery=Delivery.SENDING, delivery_error=reason)


def bring_forward(by: dt.timedelta, now: dt.datetime) -> None:
    """After the clock went back: the seconds in which replies can be taken back stay as many. Scheduled ones keep the
    time that a person chose."""
    undoable = Message.objects.filter(delivery=Delivery.QUEUED, send_after__gt=now)
    undoable.update(send_after=F("send_after") - by)


def failed(message_id: int, *, reason: str) -> None:
    """It will not arrive: shown on the ticket, and once in its history."""
    with transaction.atomic():
        message = (
            Message.objects.select_for_update(no_key=True, of=("self",)).select_related("ticket").get(pk=message_id)
        )
        is_new = message.delivery != Delivery.FAILED
        message.delivery, message.delivery_error = Delivery.FAILED, reason
        message.save(update_fields=["delivery", "delivery_error"])
        if is_new:
            _store.log(message.ticket, Actor.system("Outgoing mail"), "could not deliver the reply", message=message)
