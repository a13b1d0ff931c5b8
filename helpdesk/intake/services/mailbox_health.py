"""Records what a door tells about a mailbox: that it worked, what came, what went wrong.

Each call is one short UPDATE of its own. Call it after the message is safely stored and outside its transaction, so
that parallel deliveries do not wait for each other's row. Failing here must not make a door refuse mail: the health of
a mailbox is less than the mail itself.
"""

import datetime as dt
import logging

from django.db import DatabaseError
from django.db.models import F, Value
from django.db.models.functions import Greatest
from django.utils import timezone

from helpdesk.intake.codes.faults import Fault, FaultValues
from helpdesk.intake.models import RawMail
from helpdesk.intake.queries import mail_in
from helpdesk.outgoing.models import Mailbox
from helpdesk.web.requests.throttle import allow

_LONGEST_VALUE = 1000
_LARGEST_LAG = 2**31 - 1

log = logging.getLogger(__name__)


def note_success(mailbox: Mailbox, *, received_at: dt.datetime | None = None, lag: dt.timedelta | None = None) -> None:
    """Record that the door of `mailbox` worked just now.

    Every door calls this after it took a message in: `received_at` is when it was stored (`RawMail.received_at`),
    `lag` how long it lay at the mail server before, where the door can tell (IMAP: INTERNALDATE; LMTP and API cannot).
    A door that merely looked and found nothing leaves both out. An earlier error is kept for reading; it is over,
    because the success is newer. A mailbox that is not saved (the configured support address) is passed over.
    """
    changes: dict[str, object] = {"last_success_at": timezone.now()}
    if received_at is not None:
        changes["last_received_at"] = Greatest(F("last_received_at"), Value(received_at))
    if lag is not None:
        changes["lag_seconds"] = min(max(int(lag.total_seconds()), 0), _LARGEST_LAG)
    Mailbox.objects.filter(pk=mailbox.pk).update(**changes)
    mail_in.came()


def note_delivery(mailbox: Mailbox | None, row: RawMail) -> None:
    """Record that a message for `mailbox` was stored as `row`, for doors that wait for mail to come.

    Written once a minute at most: many mails must not wait for one row.

    Never fails: the mail is safe, and that is what its sender has to hear.
    """
    if mailbox is None or not allow("mailbox-lives", str(mailbox.pk), limit=1, seconds=60):
        return
    try:
        note_success(mailbox, received_at=row.received_at)
    except DatabaseError:
        log.warning("mailbox %s: its sign of life could not be stored", mailbox.pk, exc_info=True)


def note_failure(mailbox: Mailbox, fault: Fault, values: FaultValues) -> None:
    """Record that the door of `mailbox` did not work just now; `fault` with its `values` says why, without a secret."""
    kept = {key: value[:_LONGEST_VALUE] if isinstance(value, str) else value for key, value in values.items()}
    Mailbox.objects.filter(pk=mailbox.pk).update(
        fault=fault, fault_values=kept, last_error="", last_error_at=timezone.now()
    )
