"""Tries a relay that takes nothing now, before the breaker's next try."""

from django.utils import timezone

from helpdesk.outgoing.models import Breaker


def try_relay(breaker: Breaker) -> None:
    """Let the next row try the relay; if it fails too, the breaker stays open, longer than before."""
    Breaker.objects.filter(pk=breaker.pk, next_try_at__gt=timezone.now()).update(next_try_at=timezone.now())
