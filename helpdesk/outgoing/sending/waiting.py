"""Says on their tickets why replies have not left that are due, while a relay takes nothing."""

from django.db import transaction
from django.utils import timezone

from helpdesk.outgoing.models import Breaker, OutgoingMail, OutgoingState
from helpdesk.tickets.models import DeliveryState
from helpdesk.tickets.services.messages import delivery

BATCH = 1_000


def tell_who_waits(breaker: Breaker) -> None:
    """Say so on the replies behind this breaker that do not say it yet, those first that are due longest."""
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
