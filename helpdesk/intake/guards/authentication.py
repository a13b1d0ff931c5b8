"""Recognises a sender whose own domain says that it did not send this (DMARC, RFC 7489), as our mail server found.

The words may still matter, so it becomes a request of its own. It joins nobody's ticket, acts for no colleague, and the
address that it borrowed hears nothing of it.
"""

from helpdesk.intake.codes.reasons import IntakeReason
from helpdesk.intake.judging.case import Case
from helpdesk.intake.judging.verdict import Verdict


def check(case: Case) -> Verdict | None:
    if case.is_proven:
        return None
    return Verdict(
        reason=IntakeReason.NOT_PROVEN,
        saw="Authentication-Results: dmarc=fail",
        unanswered=True,
    )
