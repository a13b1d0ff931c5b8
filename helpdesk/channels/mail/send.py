"""Sending what is due: claim one row, commit, talk to the mail server, record the answer.

No transaction is open while the network is used. A sender holds an advisory lock of its database session,
which ends with it: once the lease of a row has run out, a worker sees whether its sender still lives. One that
died is followed by the next, which sends the same row under the same Message-ID. A claim counts the attempts,
so that a worker that comes back late records nothing.
"""

import datetime as dt
import logging

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection as database
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from helpdesk.channels.mail.answers import Answer, read_error
from helpdesk.channels.mail.compose import compose
from helpdesk.channels.models import OutgoingMail, OutgoingState
from helpdesk.tickets.services import delivery

log = logging.getLogger(__name__)

LEASE = dt.timedelta(seconds=60)
"""After this long another worker asks whether the sender still lives; a living one is never overtaken."""
SENDERS = 7_365_110
"""The first half of the keys of our advisory locks; the second is the row."""
MAX_ATTEMPTS = 30
FIRST_DELAY = dt.timedelta(minutes=1)
LONGEST_DELAY = dt.timedelta(hours=4)


def send_due(*, limit: int = 200) -> int:
    """Send what is due, over one connection. Returns how many rows were tried."""
    connection = get_connection()
    count = 0
    try:
        while count < limit and (mail := claim()):
            try:
                _record(mail, _send(mail, connection))
            finally:
                _let_go(mail)
            count += 1
    finally:
        _close(connection)
    return count


def claim() -> OutgoingMail | None:
    """The next row that is due, marked as being sent; replies that were taken back are cancelled on the way."""
    while True:
        with transaction.atomic():
            now = timezone.now()
            due = Q(state=OutgoingState.QUEUED, next_attempt_at__lte=now) | Q(
                state=OutgoingState.SENDING, lease_until__lte=now
            )
            mail = (
                OutgoingMail.objects.select_for_update(skip_locked=True).filter(due).order_by("next_attempt_at").first()
            )
            if mail is None:
                return None
            if not _take(mail):
                mail.lease_until = now + LEASE
                mail.save(update_fields=["lease_until"])
                continue
            if mail.message_id and delivery.claim(mail.message_id) is None:
                mail.state = OutgoingState.CANCELLED
                mail.save(update_fields=["state"])
                _let_go(mail)
                continue
            mail.state, mail.lease_until = OutgoingState.SENDING, now + LEASE
            mail.attempts += 1
            mail.save(update_fields=["state", "lease_until", "attempts"])
            return mail


def _take(mail: OutgoingMail) -> bool:
    """Holds the row for this session. False while the session that sends it lives."""
    with database.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [SENDERS, mail.pk % 2**31])
        return bool(cursor.fetchone()[0])


def _let_go(mail: OutgoingMail) -> None:
    with database.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [SENDERS, mail.pk % 2**31])


def _send(mail: OutgoingMail, connection: BaseEmailBackend) -> Answer:
    try:
        message = compose(mail)
        message.message()
    except (ValueError, OSError) as error:
        return Answer(permanent=True, text=f"The mail could not be written: {error}")
    message.connection = connection
    try:
        # Opened here, it stays open for the next message; left to itself a backend signs in again for each.
        connection.open()
        message.send()
    except Exception as error:  # noqa: BLE001 - whatever a server or a network does belongs on the row
        _close(connection)
        return read_error(error)
    return Answer(sent=True)


def _record(mail: OutgoingMail, answer: Answer) -> None:
    with transaction.atomic():
        mine = OutgoingMail.objects.select_for_update().filter(
            pk=mail.pk, state=OutgoingState.SENDING, attempts=mail.attempts
        )
        if not mine.exists():
            return
        if answer.sent:
            _mark_sent(mail, answer)
        elif answer.permanent or mail.attempts >= MAX_ATTEMPTS:
            mine.update(state=OutgoingState.FAILED, last_answer=answer.text, lease_until=None)
            if mail.message_id:
                delivery.failed(mail.message_id, reason=answer.text)
        else:
            mine.update(
                state=OutgoingState.QUEUED,
                last_answer=answer.text,
                lease_until=None,
                next_attempt_at=timezone.now() + back_off(mail.attempts),
            )
            if mail.message_id:
                delivery.delayed(mail.message_id, reason=answer.text)


def _mark_sent(mail: OutgoingMail, answer: Answer) -> None:
    now = timezone.now()
    OutgoingMail.objects.filter(pk=mail.pk).update(
        state=OutgoingState.SENT, sent_at=now, last_answer=answer.text, lease_until=None
    )
    if mail.message_id:
        delivery.sent(mail.message_id, internet_message_id=mail.internet_message_id, at=now, remark=answer.text)


def back_off(attempts: int) -> dt.timedelta:
    """1, 2, 4 … minutes up to four hours."""
    delay = FIRST_DELAY * float(1 << min(attempts - 1, 12))
    return min(delay, LONGEST_DELAY)


def _close(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except Exception:  # noqa: BLE001 - the server is gone already
        log.debug("the mail connection was closed by the other side")
