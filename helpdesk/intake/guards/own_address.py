"""Recognises mail that claims to come from one of our own mailboxes: a loop or a forgery, never a customer."""

from helpdesk.intake.codes.reasons import IntakeReason
from helpdesk.intake.judging.case import Case
from helpdesk.intake.judging.verdict import Verdict
from helpdesk.intake.models import IntakeOutcome


def check(case: Case) -> Verdict | None:
    if not case.sender or not case.is_own(case.sender):
        return None
    names_somebody = any(not case.is_own(item.email) for item in case.mail.reply_to)
    return Verdict(
        outcome=IntakeOutcome.QUARANTINED,
        reason=IntakeReason.OWN_ADDRESS_FOR_SOMEBODY if names_somebody else IntakeReason.OWN_ADDRESS,
        saw=f"From: {case.sender}",
    )
