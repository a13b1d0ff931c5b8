"""The breaker: a relay that takes nothing is left alone, and tried by one row at a time until it is back.

Where there is no connection it opens at once. What a relay says of itself, and silence, open it when two mails in a row
meet with it: one alone may be more than a server can stomach. It stays open for a quarter of a minute, then half of
one, then three quarters; then one row is the trial while all others wait. What the relay says to that about a
recipient, yes or no, closes it, and all that waits leaves: within two minutes of the first good answer.
"""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from helpdesk.outgoing.models import Breaker, OutgoingMail
from helpdesk.outgoing.transports import HandoverResult, Scope
from helpdesk.web.workers.back_off import BackOff

PATIENCE = BackOff(first=dt.timedelta(seconds=15), longest=dt.timedelta(seconds=45))
TRIAL = dt.timedelta(seconds=90)
"""How long the others wait for the answer to a trial: longer than a mail takes. A trial whose worker died ends so."""


def breakers_of(channel: str) -> dict[str, Breaker]:
    """The breakers of a channel by relay, one for each relay that met with trouble. There are few."""
    return {breaker.relay: breaker for breaker in Breaker.objects.filter(channel=channel)}


def keeps_waiting(breaker: Breaker) -> bool:
    """Whether nothing may be handed over now, not even to try."""
    return breaker.next_try_at is not None and breaker.next_try_at > timezone.now()


def begin_trial(breaker: Breaker) -> bool:
    """Whether the caller may hand over the one row that tries."""
    now = timezone.now()
    return bool(Breaker.objects.filter(pk=breaker.pk, next_try_at__lte=now).update(next_try_at=now + TRIAL))


def give_back(breaker: Breaker) -> None:
    """Give up a trial that came to nothing, so that another row may be the next one."""
    Breaker.objects.filter(pk=breaker.pk).update(next_try_at=timezone.now())


def close(breaker: Breaker) -> None:
    """Close the breaker: the relay takes mail again."""
    Breaker.objects.filter(pk=breaker.pk).delete()


def forget(channel: str) -> None:
    """Close all breakers of a channel, as its rows leave by another relay from now on."""
    Breaker.objects.filter(channel=channel).delete()


def speaks_for_all(answers: Iterable[HandoverResult]) -> HandoverResult | None:
    """The answer of a conversation that is about the relay itself; None as long as it served or refused anybody as
    ever.
    """
    told = list(answers)
    if lost := next((answer for answer in told if answer.scope is Scope.CONNECTION), None):
        return lost
    return told[0] if told and all(answer.scope is Scope.RELAY for answer in told) else None


def trip(mail: OutgoingMail, answer: HandoverResult, *, was_trial: bool) -> Breaker:
    """Open the breaker of the mail's relay, or keep it open for longer; a first doubt alone is only remembered.

    What failed beside a trial changes nothing.
    """
    now = timezone.now()
    with transaction.atomic():
        row, is_new = Breaker.objects.select_for_update(no_key=True).get_or_create(
            channel=mail.channel,
            relay=mail.relay,
            defaults={"since": now, "met_by": mail.pk, "cause": answer.cause, "answer": answer.text},
        )
        if row.is_open:
            opens = was_trial or not keeps_waiting(row)
        else:
            opens = answer.scope is Scope.CONNECTION or (not is_new and row.met_by != mail.pk)
        if opens:
            row.failures += 1
            row.next_try_at, row.cause, row.answer = now + PATIENCE.after(row.failures), answer.cause, answer.text
            row.save(update_fields=["failures", "next_try_at", "cause", "answer"])
    return row
