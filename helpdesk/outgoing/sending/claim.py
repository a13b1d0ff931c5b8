"""Which mail is sent next, and that nobody else sends it.

A sender holds an advisory lock of its database session, which ends with it: once the lease of a row has run out, a
worker sees whether its sender still lives. One that died is followed by the next, which sends the same row under the
same Message-ID. A claim counts the attempts, so that a worker that comes back late records nothing.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field

from django.db import connection as database
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from helpdesk.outgoing.models import DomainPause, OutgoingMail, OutgoingState, Recipient, RecipientState
from helpdesk.outgoing.sending import pauses
from helpdesk.outgoing.sending.put_off import GIVE_UP_AFTER, put_off, tell_all_wait
from helpdesk.outgoing.sending.recipients import add_recipients
from helpdesk.tickets.services import delivery

LEASE = dt.timedelta(seconds=60)
"""After this long another worker asks whether the sender still lives; a living one is never overtaken."""
SENDERS = 7_365_110
"""The first half of the keys of our advisory locks; the second is the row."""


@dataclass
class Claim:
    """One mail for this worker alone, with the recipients who still wait for it.

    `paused` are those of their domains that nothing may be sent to; `trials` those for which this mail is the trial,
    `*` for our own mail server.
    """

    mail: OutgoingMail
    waiting: list[Recipient]
    paused: dict[str, DomainPause] = field(default_factory=dict)
    trials: set[str] = field(default_factory=set)

    @property
    def is_overdue(self) -> bool:
        """Whether it has waited so long that it is given up rather than put off again."""
        return self.mail.send_after <= timezone.now() - GIVE_UP_AFTER


def claim(*, look_for_abandoned: bool = True) -> Claim | None:
    """The next mail that is due, marked as being sent; replies that were taken back are cancelled on the way.

    What a dead sender left comes first; a run looks for it once, not before each of its mails.
    """
    while True:
        known = pauses.known_pauses()
        server = known.pop(pauses.SERVER, None)
        if server and not pauses.is_over(server):
            tell_all_wait()
            return None
        with transaction.atomic():
            mail = (_abandoned() if look_for_abandoned else None) or _queued()
            if mail is None:
                return None
            found = _try(mail, server, known)
        if isinstance(found, Claim):
            return found
        if found:
            put_off(found)


def let_go(mail: OutgoingMail) -> None:
    """Release the row for other sessions."""
    with database.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [SENDERS, mail.pk % 2**31])


def _abandoned() -> OutgoingMail | None:
    now = timezone.now()
    return _rows().filter(state=OutgoingState.SENDING, lease_until__lte=now).order_by("lease_until").first()


def _queued() -> OutgoingMail | None:
    """A look of its own instead of one with OR, so that it is the first row of its index."""
    now = timezone.now()
    return _rows().filter(state=OutgoingState.QUEUED, next_attempt_at__lte=now).order_by("next_attempt_at").first()


def _rows() -> QuerySet[OutgoingMail]:
    return OutgoingMail.objects.select_for_update(no_key=True, skip_locked=True)


def _try(mail: OutgoingMail, server: DomainPause | None, known: dict[str, DomainPause]) -> Claim | Collection[str]:
    """The claim, or the paused domains because of which there is none; empty when another mail is to be looked at."""
    if not _take(mail):
        mail.lease_until = timezone.now() + LEASE
        mail.save(update_fields=["lease_until"])
        return ()
    found = Claim(mail, _waiting(mail))
    closed = {domain: pause for domain, pause in known.items() if not pauses.is_over(pause)}
    if _waits_for(closed, found):
        let_go(mail)
        return closed.keys()
    if mail.message_id and delivery.claim(mail.message_id) is None:
        mail.state = OutgoingState.CANCELLED
        mail.save(update_fields=["state"])
        let_go(mail)
        return ()
    if server is not None and not pauses.begin_trial(server):
        let_go(mail)
        return ()
    found.trials = {pauses.SERVER} if server else set()
    _sort_out(found, known)
    _begin(mail)
    return found


def _waits_for(closed: dict[str, DomainPause], found: Claim) -> bool:
    """Whether there is nobody to whom it could be sent now."""
    domains = {recipient.domain for recipient in found.waiting}
    return bool(domains) and domains <= closed.keys() and not found.is_overdue


def _sort_out(found: Claim, known: dict[str, DomainPause]) -> None:
    """Which of its domains are paused, and for which it is the trial."""
    for domain in {recipient.domain for recipient in found.waiting} & known.keys():
        pause = known[domain]
        if pauses.is_over(pause) and pauses.begin_trial(pause):
            found.trials.add(domain)
        else:
            found.paused[domain] = pause


def _waiting(mail: OutgoingMail) -> list[Recipient]:
    """Who still has to get it. A mail without any rows was queued by an older release."""
    rows = list(mail.recipients.order_by("pk")) or add_recipients(mail)
    return [recipient for recipient in rows if recipient.state == RecipientState.WAITING]


def _begin(mail: OutgoingMail) -> None:
    mail.state, mail.lease_until = OutgoingState.SENDING, timezone.now() + LEASE
    mail.attempts += 1
    mail.save(update_fields=["state", "lease_until", "attempts"])


def _take(mail: OutgoingMail) -> bool:
    """Holds the row for this session. False while the session that sends it lives."""
    with database.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [SENDERS, mail.pk % 2**31])
        return bool(cursor.fetchone()[0])
