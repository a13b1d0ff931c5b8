"""Recognises a message with nobody to answer: no From, or nothing in it that is an address."""

from helpdesk.intake.codes.reasons import IntakeReason
from helpdesk.intake.judging.case import Case
from helpdesk.intake.judging.verdict import Verdict
from helpdesk.intake.models import IntakeOutcome


def check(case: Case) -> Verdict | None:
    if case.mail.sender is not None:
        return None
    return Verdict(outcome=IntakeOutcome.QUARANTINED, reason=IntakeReason.NO_SENDER, saw="From:")
