"""Claims the row of a channel that is sent next, so that nobody else sends it.

A sender holds an advisory lock of its database session, which ends with it: once the lease of a row has run out, a
worker sees whether its sender still lives. One that died is followed by the next, which sends the same row under the
same Message-ID. A claim counts the attempts, so that a worker that comes back late records nothing.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import connection as database
from django.db import transaction
from django.db.models import Case, QuerySet, When
from django.utils import timezone

from helpdesk.outgoing.models import Breaker, OutgoingMail, OutgoingState, Recipient, RecipientState
from helpdesk.outgoing.sending import breakers
from helpdesk.outgoing.sending.recipients import add_recipients
from helpdesk.outgoing.transports import Transport
from helpdesk.tickets.services.messages import delivery

LEASE = dt.timedelta(seconds=60)
"""After this long another worker asks whether the sender still lives; a living one is never overtaken."""
GIVE_UP_AFTER = dt.timedelta(days=4)
"""RFC 5321, 4.5.4.1: at least four to five days."""
CANDIDATES = 1_000
"""So many are looked through after trouble. One that was tried is due anew, behind all the others."""
SENDERS = 7_365_110
"""The first half of the keys of our advisory locks; the second is the row."""


@dataclass(frozen=True)
class Claim:
    """One row for this worker alone, with the recipients who still wait for it.

    `breaker` is that of its relay, if anything is known against it; `is_trial`: whether the relay is back shows by it.
    """

    mail: OutgoingMail
    waiting: list[Recipient]
    breaker: Breaker | None = None
    is_trial: bool = False

    @property
    def is_overdue(self) -> bool:
        """Whether the row has waited so long that it is given up rather than put off again."""
        return self.mail.send_after <= timezone.now() - GIVE_UP_AFTER


def claim(transport: Transport, *, look_for_abandoned: bool = True) -> Claim | None:
    """Claim the next row that is due, marked as being sent; replies that were taken back are cancelled on the way.

    What a dead sender left comes first; a run looks for it once, not before each of its rows.
    """
    while True:
        known = breakers.breakers_of(transport.channel)
        if transport.has_one_relay and any(map(breakers.keeps_waiting, known.values())):
            return None
        with transaction.atomic():
            rows = _rows(transport.channel, known)
            mail = (_abandoned(rows) if look_for_abandoned else None) or _queued(rows, known)
            if mail is None:
                return None
            if found := _try(mail, known.get(mail.relay)):
                return found


def let_go(mail: OutgoingMail) -> None:
    """Release the row for other sessions."""
    with database.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [SENDERS, mail.pk % 2**31])


def _rows(channel: str, known: Mapping[str, Breaker]) -> QuerySet[OutgoingMail]:
    rows = OutgoingMail.objects.filter(channel=channel)
    closed_to = [relay for relay, breaker in known.items() if breakers.keeps_waiting(breaker)]
    return rows.exclude(relay__in=closed_to) if closed_to else rows


def _abandoned(rows: QuerySet[OutgoingMail]) -> OutgoingMail | None:
    now = timezone.now()
    return _first(rows.filter(state=OutgoingState.SENDING, lease_until__lte=now).order_by("lease_until"))


def _queued(rows: QuerySet[OutgoingMail], known: Mapping[str, Breaker]) -> OutgoingMail | None:
    """A look of its own instead of one with OR, so that it is the first row of its index.

    After trouble it is one of another sender than met with it, if there is one, and of those the one that was tried
    least: what the relay refuses of one sender, or one mail that it cannot stomach, holds up no other for long.
    """
    due = rows.filter(state=OutgoingState.QUEUED, next_attempt_at__lte=timezone.now()).order_by("next_attempt_at")
    if not known:
        return _first(due)
    longest_due = list(due.values_list("pk", flat=True)[:CANDIDATES])
    met_by = OutgoingMail.objects.filter(pk__in=[breaker.met_by for breaker in known.values()])
    of_theirs = Case(When(mail_from__in=met_by.values("mail_from"), then=1), default=0)
    candidates = rows.filter(pk__in=longest_due, state=OutgoingState.QUEUED)
    return _first(candidates.order_by(of_theirs, "attempts", "next_attempt_at"))


def _first(rows: QuerySet[OutgoingMail]) -> OutgoingMail | None:
    return rows.select_for_update(no_key=True, skip_locked=True).first()


def _try(mail: OutgoingMail, breaker: Breaker | None) -> Claim | None:
    """The claim; None when another row is to be looked at."""
    if not _take(mail):
        mail.lease_until = timezone.now() + LEASE
        mail.save(update_fields=["lease_until"])
        return None
    waiting = _waiting(mail)
    if mail.message_id and delivery.claim(mail.message_id) is None:
        mail.state = OutgoingState.CANCELLED
        mail.save(update_fields=["state"])
        let_go(mail)
        return None
    is_trial = breaker is not None and breaker.is_open
    if breaker and is_trial and not breakers.begin_trial(breaker):
        let_go(mail)
        return None
    _begin(mail)
    return Claim(mail, waiting, breaker, is_trial)


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
