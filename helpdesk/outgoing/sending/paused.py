"""Which domains take no mail now, and how much waits for each."""

from dataclasses import dataclass

from helpdesk.outgoing.models import DomainPause, OutgoingMail, OutgoingState, Recipient, RecipientState
from helpdesk.outgoing.sending.pauses import SERVER
from helpdesk.tickets.cause_words import because

COUNTED = 1_000


@dataclass(frozen=True)
class Paused:
    """A pause in words. `waiting` counts mails up to `COUNTED`."""

    pause: DomainPause
    waiting: int
    reason: str

    @property
    def is_server(self) -> bool:
        return self.pause.domain == SERVER


def paused() -> list[Paused]:
    """Our own mail server first, then those that are paused longest."""
    known = DomainPause.objects.order_by("since", "pk")
    shown = [Paused(pause, _waiting(pause.domain), because("", pause.answer)) for pause in known[:20]]
    return sorted(shown, key=lambda item: not item.is_server)


def _waiting(domain: str) -> int:
    if domain == SERVER:
        return OutgoingMail.objects.filter(state=OutgoingState.QUEUED)[:COUNTED].count()
    return Recipient.objects.filter(domain=domain, state=RecipientState.WAITING)[:COUNTED].count()
