"""What of mail that came in is kept for a time: its bytes."""

import datetime as dt

from django.conf import settings
from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext_noop

from helpdesk.intake.models import RawMail
from helpdesk.intake.taking.retention import old_content, remove_content
from helpdesk.privacy.registry import Example, Foreseen, RetentionClass, register

KEY = "raw_mail"


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        RetentionClass(
            KEY,
            gettext_noop("Mail as it came"),
            gettext_noop(
                "The bytes of messages that were dealt with go, and what programs posted. The rows stay, so that"
                " another copy is known; tickets keep their words."
            ),
            30,
            lambda: settings.RAW_MAIL_DAYS or None,
            _foresee,
            _examples,
            lambda before, most: remove_content(before, size=most, batches=1),
        )
    )


def _foresee(before: dt.datetime) -> Foreseen:
    found = old_content(before).aggregate(count=Count("pk"), oldest=Min("received_at"))
    return Foreseen(found["count"], found["oldest"])


def _examples(before: dt.datetime, most: int) -> list[Example]:
    rows = old_content(before).order_by("received_at").defer("content")[:most]
    return [_example(row) for row in rows]


def _example(row: RawMail) -> Example:
    return Example(row.subject or row.sender, reverse("intake:quarantined", args=[row.pk]), row.received_at)
