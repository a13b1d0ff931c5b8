"""Domains that asked us to come back later, and how long we leave them alone.

A pause begins with a quarter of a minute and doubles with every failure that follows it, up to three quarters. When it
is over one mail is sent to try, while all others of that domain keep waiting; if it goes well, the pause is lifted. So
what waits leaves within two minutes of the first good answer, and is asked for no more than once in a pause: it is our
own mail server that we ask. The domain `*` stands for all of it.
"""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from helpdesk.outgoing.models import DomainPause, OutgoingMail, OutgoingState, Recipient, RecipientState

SERVER = "*"
FIRST, LONGEST = dt.timedelta(seconds=15), dt.timedelta(seconds=45)
TRIAL = dt.timedelta(seconds=90)
"""How long the others wait for the answer to a trial: longer than a mail takes. A trial whose worker died ends so."""
PUT_OFF = dt.timedelta(hours=1)
"""What waits for a pause is moved so far ahead, to be found when the pause ends and not to be looked at before."""


def known_pauses() -> dict[str, DomainPause]:
    """Every pause by its domain, those that are over too: they wait for a trial. There are few."""
    return {pause.domain: pause for pause in DomainPause.objects.all()}


def is_over(pause: DomainPause) -> bool:
    return pause.until <= timezone.now()


def begin_trial(pause: DomainPause) -> bool:
    """Whether the caller may send the one mail that tries a pause that is over."""
    now = timezone.now()
    return bool(DomainPause.objects.filter(pk=pause.pk, until__lte=now).update(until=now + TRIAL))


def pause(domain: str, answer: str, *, was_trial: bool) -> DomainPause:
    """Begin a pause, or after a trial that failed a longer one. What failed beside them changes nothing."""
    now = timezone.now()
    with transaction.atomic():
        row, is_new = DomainPause.objects.select_for_update(no_key=True).get_or_create(
            domain=domain, defaults={"since": now, "until": now + FIRST, "answer": answer}
        )
        if not is_new and (was_trial or is_over(row)):
            row.failures += 1
            row.until, row.answer = now + delay(row.failures), answer
            row.save(update_fields=["failures", "until", "answer"])
    return row


def give_back(domains: Iterable[str]) -> None:
    """A trial that came to nothing: another mail may be the next one."""
    DomainPause.objects.filter(domain__in=domains).update(until=timezone.now())


def delay(failures: int) -> dt.timedelta:
    """How long the pause after so many failures (at least 1) is."""
    return min(FIRST * float(1 << min(failures - 1, 16)), LONGEST)


def lift(domains: Iterable[str]) -> None:
    """End pauses, and let what waited for them leave now."""
    with transaction.atomic():
        ended = list(DomainPause.objects.select_for_update(no_key=True).filter(domain__in=domains).order_by("domain"))
        DomainPause.objects.filter(pk__in=[pause.pk for pause in ended]).delete()
        for pause in ended:
            wake(pause)


def wake(pause: DomainPause) -> int:
    """Make mail due that was put off because of a pause. What waits for the server was not put off."""
    if pause.domain == SERVER:
        return 0
    now = timezone.now()
    waiting = Recipient.objects.filter(domain=pause.domain, state=RecipientState.WAITING).values("mail_id")
    # An undo window that still runs ends as promised.
    put_off = OutgoingMail.objects.filter(state=OutgoingState.QUEUED, next_attempt_at__gt=now, send_after__lte=now)
    return put_off.filter(pk__in=waiting, next_attempt_at__lte=now + PUT_OFF).update(next_attempt_at=now)
