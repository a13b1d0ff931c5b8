"""Puts deliveries in order: who tells somebody about a subject waits for those who decide about it."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from helpdesk.events import registry
from helpdesk.events.models import Delivery

PATIENCE = 3
"""A decision that failed so often, within half a minute, holds nobody up any more."""


def in_order(due: QuerySet[Delivery]) -> QuerySet[Delivery]:
    """The due deliveries without those that would tell of a subject which is not decided yet."""
    if not registry.telling:
        return due
    undecided = _undecided().filter(subject=OuterRef("subject"))
    return due.exclude(Q(handler__in=registry.telling) & Exists(undecided))


def held_up_by(event_id: int) -> list[int]:
    """Ids of other events of the same subject that somebody can be told of now that it is decided."""
    if not registry.telling:
        return []
    subjects = Delivery.objects.filter(event_id=event_id).exclude(subject="").values("subject")
    waiting = _pending().filter(subject__in=subjects, handler__in=registry.telling).exclude(event_id=event_id)
    due = in_order(waiting.filter(next_attempt_at__lte=timezone.now()))
    return list(dict.fromkeys(due.order_by("id").values_list("event_id", flat=True)))


def is_decided(subject: str) -> bool:
    """Whether the handlers that decide have dealt with all that happened to `subject` so far."""
    return not _undecided().filter(subject=subject).exists()


def _undecided() -> QuerySet[Delivery]:
    return _pending().filter(handler__in=registry.deciding, attempts__lt=PATIENCE).exclude(subject="")


def _pending() -> QuerySet[Delivery]:
    return Delivery.objects.filter(state=Delivery.State.PENDING)
