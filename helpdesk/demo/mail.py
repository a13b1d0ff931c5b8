"""The shop's address, and a few messages that it set aside."""

import datetime as dt
from email.utils import format_datetime

from helpdesk.demo.files import content
from helpdesk.intake.models import IntakeOutcome
from helpdesk.intake.quarantine_words import row_reason
from helpdesk.intake.taking.take_in import receive
from helpdesk.outgoing.models import Mailbox
from helpdesk.web import shop


def open_mailbox() -> Mailbox:
    """The address that customers write to. Making it twice changes nothing."""
    defaults = {"name": shop.facts().name, "is_default": True}
    return Mailbox.objects.get_or_create(address=shop.facts().address, defaults=defaults)[0]


def set_aside(now: dt.datetime) -> None:
    """Takes in, the real way, what the guards stop.

    Raises:
        ValueError: the guards let one of them pass.
    """
    for letter in content("mail"):
        row = receive(letter.replace("{date}", format_datetime(now)).encode(), source="pipe", acknowledge=False)
        if row.outcome != IntakeOutcome.QUARANTINED:
            raise ValueError(f"the demo's mail was not set aside: {row_reason(row)}")
