"""Recognises mail that goes in circles: it carries the mark of our own, or has passed through too many servers.

A program that sends our mail back under a new Message-ID keeps the mark; an answer never has it.
"""

from helpdesk.intake.codes.reasons import IntakeReason
from helpdesk.intake.judging.case import Case
from helpdesk.intake.judging.verdict import Verdict
from helpdesk.intake.models import IntakeOutcome

MAX_HOPS = 50


def check(case: Case) -> Verdict | None:
    trace = case.mail.trace
    mark = next((loop for loop in trace.loops if "@" in loop and case.is_own(loop)), "")
    if mark and not case.mail.automatic.is_bounce:
        return Verdict(outcome=IntakeOutcome.QUARANTINED, reason=IntakeReason.OWN_MARK, saw=f"X-Loop: {mark}")
    if trace.hops > MAX_HOPS:
        return Verdict(
            outcome=IntakeOutcome.QUARANTINED,
            reason=IntakeReason.IN_CIRCLES,
            saw=f"{trace.hops} Received lines",
        )
    return None
