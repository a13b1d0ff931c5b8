"""Mail to paused domains is put off in bulk, so that each look for work passes over it once in a pause and not each
time: with a hundred thousand rows waiting for one domain, the next mail for another is found as quickly as ever."""

import datetime as dt
from collections.abc import Collection, Mapping

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from helpdesk.mime.bounces.cause import Cause
from helpdesk.outgoing.models import DomainPause, OutgoingMail, OutgoingState, Recipient, RecipientState
from helpdesk.outgoing.sending.pauses import PUT_OFF
from helpdesk.tickets.models import Delivery
from helpdesk.tickets.services import delivery

BATCH = 1_000
GIVE_UP_AFTER = dt.timedelta(days=4)
"""RFC 5321, 4.5.4.1: at least four to five days."""


def put_off(domains: Collection[str]) -> int:
    """Put off what is due and only for paused `domains`: at most `BATCH` rows, those that are due longest.

    They come back when a pause is lifted, or after an hour, so that each is moved once in a pause however often
    that is made longer. The first of them comes back when the pause is over: it may be the trial. What has waited for
    days is left to the sender, which gives it up.
    """
    with transaction.atomic():
        waiting = Recipient.objects.filter(mail=OuterRef("pk"), state=RecipientState.WAITING)
        held = _first_due().filter(send_after__gt=timezone.now() - GIVE_UP_AFTER)
        held = held.filter(Exists(waiting.filter(domain__in=domains)), ~Exists(waiting.exclude(domain__in=domains)))
        locked = held.order_by("next_attempt_at").select_for_update(no_key=True, skip_locked=True, of=("self",))
        rows = dict(locked.values_list("pk", "message_id"))
        moved = OutgoingMail.objects.filter(pk__in=rows)
        moved.update(next_attempt_at=timezone.now() + PUT_OFF)
        first = DomainPause.objects.filter(domain__in=domains).order_by("until").first()
        if first:
            moved.filter(pk__in=list(rows)[:1]).update(next_attempt_at=first.until)
        _tell(rows, Cause.SERVER_CLOSED)
    return len(rows)


def tell_all_wait() -> None:
    """While our own mail server is away nothing is put off; the replies that are due say why they wait."""
    with transaction.atomic():
        untold = _first_due().filter(message__delivery=Delivery.QUEUED)
        rows = dict(
            untold.select_for_update(no_key=True, skip_locked=True, of=("self",)).values_list("pk", "message_id")
        )
        _tell(rows, Cause.RELAY_CLOSED)


def _first_due() -> QuerySet[OutgoingMail]:
    """Bounded before anything else is asked of the rows, so that the index on `next_attempt_at` serves it."""
    due = OutgoingMail.objects.filter(state=OutgoingState.QUEUED, next_attempt_at__lte=timezone.now())
    return OutgoingMail.objects.filter(
        pk__in=list(due.order_by("next_attempt_at").values_list("pk", flat=True)[:BATCH])
    )


def _tell(rows: Mapping[int, int | None], cause: Cause) -> None:
    messages = [message_id for message_id in rows.values() if message_id]
    if messages:
        delivery.held_up(messages, cause=cause)
