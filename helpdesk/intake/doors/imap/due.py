"""Decides which accounts are visited when, by one worker at a time, and records how each visit went.

A claim moves `next_poll_at` on, so that a slow broker does not pile up visits; a lock of the database session keeps two
workers apart, and ends with a worker that dies. Should two visit an account all the same, messages are known by their
`door_key` and taken in once.
"""

import datetime as dt
import logging

from celery.exceptions import SoftTimeLimitExceeded
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from helpdesk.intake.codes.faults import Fault, FaultValues, fault_words
from helpdesk.intake.doors.imap.poll import Visit, visit
from helpdesk.intake.doors.imap.trouble import Trouble
from helpdesk.intake.models import ImapAccount
from helpdesk.intake.services.mailbox_health import note_failure, note_success
from helpdesk.intake.taking.take_in import NotStored
from helpdesk.outgoing.models import Door
from helpdesk.web.workers.alone import advisory_lock
from helpdesk.web.workers.back_off import BackOff

INTERVAL = dt.timedelta(minutes=1)
WAITS = BackOff(first=INTERVAL, longest=dt.timedelta(minutes=30))
"""A server that locks accounts after wrong passwords is not provoked."""
LEASE = dt.timedelta(minutes=2)
"""After this long a visit that was never heard of again is asked for anew. One that lives on is not disturbed: it holds
the lock."""
POLLERS = 7_365_111
"""The first half of the keys of our advisory locks; the second is the account."""

log = logging.getLogger(__name__)


def active_accounts() -> QuerySet[ImapAccount]:
    """The accounts whose mail is fetched at all."""
    return ImapAccount.objects.filter(mailbox__is_active=True, mailbox__door=Door.IMAP)


def claim_due() -> list[int]:
    """Claim the accounts whose turn it is, for this caller alone; returns their ids."""
    now = timezone.now()
    with transaction.atomic():
        due = active_accounts().filter(Q(next_poll_at=None) | Q(next_poll_at__lte=now))
        ids = list(due.select_for_update(no_key=True, skip_locked=True, of=("self",)).values_list("pk", flat=True))
        ImapAccount.objects.filter(pk__in=ids).update(next_poll_at=now + LEASE)
    return ids


def fetch(account_id: int) -> Visit | None:
    """Visit one account and write down how it went.

    None when another worker is there, it is switched off, or the visit failed; then the next one waits for longer.
    """
    with advisory_lock(POLLERS, account_id) as is_alone:
        account = active_accounts().select_related("mailbox").filter(pk=account_id).first()
        if not is_alone or account is None:
            return None
        try:
            made = visit(account)
        except Trouble as trouble:
            _failed(account, trouble.fault, trouble.values)
        except NotStored:
            _failed(account, Fault.NOT_STORED, {})
        except SoftTimeLimitExceeded:
            _failed(account, Fault.TOO_SLOW, {"host": account.host})
        else:
            _went_well(account, made)
            return made
    return None


def _went_well(account: ImapAccount, made: Visit) -> None:
    wait = dt.timedelta(0) if made.more else INTERVAL
    ImapAccount.objects.filter(pk=account.pk).update(failures=0, next_poll_at=timezone.now() + wait)
    note_success(account.mailbox)
    if made.not_put_away is not None:
        note_failure(account.mailbox, Fault.NOT_PUT_AWAY, {"words": made.not_put_away})


def _failed(account: ImapAccount, fault: Fault, values: FaultValues) -> None:
    log.warning("mail of %s could not be fetched: %s", account.mailbox.address, fault_words(fault, values))
    failures = account.failures + 1
    ImapAccount.objects.filter(pk=account.pk).update(
        failures=failures, next_poll_at=timezone.now() + WAITS.after(failures)
    )
    note_failure(account.mailbox, fault, values)
