"""Reads which relays take nothing now, and how much waits for each."""

from dataclasses import dataclass

from helpdesk.outgoing.models import Breaker, OutgoingMail, OutgoingState
from helpdesk.outgoing.transports import EMAIL, channels, transport_of
from helpdesk.tickets.wording.causes import because

COUNTED = 1_000


@dataclass(frozen=True)
class Outage:
    """A relay that takes nothing, in words. `waiting` counts rows up to `COUNTED`."""

    breaker: Breaker
    words: str
    reason: str
    waiting: int

    @property
    def is_mail(self) -> bool:
        return self.breaker.channel == EMAIL


def outages() -> list[Outage]:
    """All relays that take nothing: our own mail server first, then those that are away longest."""
    away = Breaker.objects.filter(next_try_at__isnull=False, channel__in=channels()).order_by("since", "pk")
    return sorted(map(_outage, away[:20]), key=lambda item: not item.is_mail)


def _outage(breaker: Breaker) -> Outage:
    waiting = OutgoingMail.objects.filter(channel=breaker.channel, relay=breaker.relay, state=OutgoingState.QUEUED)
    return Outage(
        breaker=breaker,
        words=transport_of(breaker.channel).outage(breaker.relay),
        reason=because(breaker.cause, breaker.answer),
        waiting=waiting[:COUNTED].count(),
    )
