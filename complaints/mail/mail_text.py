"""The mail with the receipt of a complaint, as a mail text that managers can change."""

import datetime as dt
from pathlib import Path

from django.utils.translation import gettext_noop

from complaints.models import Receipt
from complaints.receipts import receipt_path
from helpdesk.outgoing.texts import Kind, MailText, Placeholder
from helpdesk.outgoing.texts.builtin.request import NEW_REQUEST
from helpdesk.outgoing.texts.files import words_in, words_without_mail
from helpdesk.outgoing.texts.when import instant_words

KEY = "complaint_receipt"

_FRIDAY = dt.datetime(2026, 11, 20, 22, tzinfo=dt.UTC)


def _received(at: dt.datetime, time_zone: str, language: str) -> str:
    local = instant_words(at, time_zone=time_zone, language=language)
    return f"{local}, {at.astimezone(dt.UTC):%H:%M} UTC"


COMPLAINT_RECEIPT = MailText(
    key=KEY,
    title=gettext_noop("Receipt of a complaint"),
    sent=gettext_noop("At once, when a complaint comes in by form, or when a request becomes a complaint."),
    kind="acknowledgement",
    order=12,
    placeholders=(
        *NEW_REQUEST,
        Placeholder(
            "receipt.url",
            gettext_noop("Where the customer sees the receipt"),
            "/c/receipt/example/",
            kind=Kind.LINK,
            required=True,
        ),
        Placeholder(
            "receipt.received",
            gettext_noop("When the complaint came in, in the customer's time and in UTC"),
            lambda language: _received(_FRIDAY, "America/New_York", language),
        ),
        Placeholder("receipt.taken_by", gettext_noop("The person or team that took it"), "Team Returns & Refunds"),
    ),
    words=words_in(Path(__file__).parent / "words" / KEY),
    without_mail=words_without_mail(Path(__file__).parent / "words" / KEY),
)


def receipt_values(receipt: Receipt, language: str) -> dict[str, str]:
    """Values of the placeholders that the mail has besides those of every new request."""
    return {
        "receipt.url": receipt_path(receipt),
        "receipt.received": _received(receipt.received_at, receipt.time_zone, language),
        "receipt.taken_by": receipt.received_by,
    }
