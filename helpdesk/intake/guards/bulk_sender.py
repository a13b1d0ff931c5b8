"""Recognises an address that writes more than anybody could answer: the rest waits where it can be seen and let in.

Whoever belongs to the ticket, and colleagues, may write several times as much, so that a flood of new requests in
somebody's name does not silence a conversation.
"""

from django.conf import settings

from helpdesk.intake.codes.reasons import IntakeReason
from helpdesk.intake.judging.case import Case
from helpdesk.intake.judging.verdict import Verdict
from helpdesk.intake.matching.on_file import KNOWN_TIMES
from helpdesk.intake.models import IntakeOutcome


def check(case: Case) -> Verdict | None:
    limit = settings.MAIL_PER_SENDER_PER_HOUR
    if not limit or not case.sender or case.recent < limit or _is_expected(case.sender):
        return None
    if case.is_member or case.staff:
        limit *= KNOWN_TIMES
        if case.recent < limit:
            return None
    return Verdict(
        outcome=IntakeOutcome.QUARANTINED,
        reason=IntakeReason.BULK_SENDER,
        values={"limit": limit},
        saw=f"From: {case.sender}",
    )


def _is_expected(sender: str) -> bool:
    """Whether the operator expects much from this address or its domain."""
    return not {sender, sender.rpartition("@")[2]}.isdisjoint(settings.MAIL_BUSY_SENDERS)
