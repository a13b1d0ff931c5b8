"""Signs of life of the doors that wait for mail to come, on the page of mailboxes."""

import logging

from django.db import DatabaseError

from helpdesk.channels.models import Mailbox, RawMail
from helpdesk.channels.services.mailbox_health import note_success
from helpdesk.web.throttle import allow

log = logging.getLogger(__name__)


def note_delivery(mailbox: Mailbox | None, row: RawMail) -> None:
    """A message for `mailbox` was stored as `row`. Written once a minute at most: many mails must not wait for one row.

    Never fails: the mail is safe, and that is what its sender has to hear.
    """
    if mailbox is None or not allow("mailbox-lives", str(mailbox.pk), limit=1, seconds=60):
        return
    try:
        note_success(mailbox, received_at=row.received_at)
    except DatabaseError:
        log.warning("mailbox %s: its sign of life could not be stored", mailbox.pk, exc_info=True)
