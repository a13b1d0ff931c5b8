"""While a relay takes nothing, the replies that are due say on their tickets why they have not left."""

from django.db import transaction
from django.utils import timezone

from helpdesk.outgoing.models import Breaker, OutgoingMail, OutgoingState
from helpdesk.tickets.models import DeliveryState
from helpdesk.tickets.services.messages import delivery

BATCH = 1_000


def tell_who_waits(breaker: Breaker) -> None:
    """Of those that have not been told, those that are due longest."""
    due = OutgoingMail.objects.filter(
        channel=breaker.channel,
        relay=breaker.relay,
        state=OutgoingState.QUEUED,
        next_attempt_at__lte=timezone.now(),
        message__delivery=DeliveryState.QUEUED,
    )
    with transaction.atomic():
        locked = due.order_by("next_attempt_at").select_for_update(no_key=True, skip_locked=True, of=("self",))
        if messages := list(locked.values_list("message_id", flat=True)[:BATCH]):
            delivery.mark_waiting(messages, cause=breaker.cause, answer=breaker.answer)
