"""Figures of `/metrics` that say how far behind the delivery of events is."""

from django.db.models import Min
from django.utils import timezone

from helpdesk.events.models import Delivery

DUE = Delivery.objects.filter(state=Delivery.State.PENDING)


def waiting() -> int:
    """How many deliveries are due."""
    return DUE.filter(next_attempt_at__lte=timezone.now()).count()


def oldest_seconds() -> float:
    """For how many seconds the delivery that waits longest has been due; 0 when none waits."""
    at = DUE.aggregate(at=Min("next_attempt_at"))["at"]
    return max((timezone.now() - at).total_seconds(), 0) if at else 0


def stuck() -> int:
    """How many deliveries wait for a person."""
    return Delivery.objects.filter(state=Delivery.State.STUCK).count()
