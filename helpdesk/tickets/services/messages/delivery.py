"""Shows on a reply how far it got on its way out, for the room that carries it.

That room's rows for the recipients own the state. It sums them up in one place and calls `show`, which alone writes
what pages and the API tell of a reply on its way; nothing here decides anything.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_noop

from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import DeliveryState, Message
from helpdesk.tickets.services.parts import store
from helpdesk.tickets.setbacks import Fate, Setback
from helpdesk.tickets.verbs import Verb


def claim(message_id: int) -> Message | None:
    """Lock a reply and mark it as on its way, inside the carrier's transaction; None if it was taken back."""
    message = Message.objects.select_for_update(no_key=True).get(pk=message_id)
    if message.delivery == DeliveryState.WITHDRAWN:
        return None
    message.delivery = DeliveryState.SENDING
    message.save(update_fields=["delivery"])
    return message


def show(
    message_id: int,
    *,
    delivery: DeliveryState,
    setbacks: Sequence[Setback] = (),
    internet_message_id: str = "",
    at: dt.datetime | None = None,
) -> None:
    """Show how far the reply got, as its carrier has summed it up, inside the carrier's transaction.

    On its way, sent (`at`, under `internet_message_id`) or failed, which its ticket's history tells once; `setbacks`
    are those who have not got it, with the reason.
    """
    seen: dict[str, Any] = {
        "delivery": delivery,
        "setbacks": [item.as_json() for item in setbacks],
        "delivery_error": "",
    }
    if delivery == DeliveryState.SENT:
        seen |= {"sent_at": at or timezone.now(), "internet_message_id": internet_message_id}
    if delivery == DeliveryState.FAILED:
        _tell_once(message_id)
    Message.objects.filter(pk=message_id).update(**seen)


def mark_waiting(message_ids: Collection[int], *, cause: str, answer: str) -> None:
    """Mark due replies as waiting: they cannot leave yet and were not tried."""
    under_way = Message.objects.filter(pk__in=message_ids, delivery=DeliveryState.QUEUED)
    under_way.update(delivery=DeliveryState.SENDING, setbacks=[Setback("", Fate.WAITING, cause, answer).as_json()])


def shift_send_times(by: dt.timedelta, now: dt.datetime) -> None:
    """Move the send times of replies that can be taken back by as much as the clock went back.

    So the seconds for that stay as many. Scheduled replies keep the time that a person chose.
    """
    undoable = Message.objects.filter(delivery=DeliveryState.QUEUED, send_after__gt=now)
    undoable.update(send_after=F("send_after") - by)


def _tell_once(message_id: int) -> None:
    message = Message.objects.select_for_update(no_key=True, of=("self",)).select_related("ticket").get(pk=message_id)
    if message.delivery != DeliveryState.FAILED:
        store.log(message.ticket, Actor.system(gettext_noop("Outgoing mail")), Verb.REPLY_FAILED, message=message)
