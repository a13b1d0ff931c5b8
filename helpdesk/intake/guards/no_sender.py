"""Nobody to answer: no From, or nothing in it that is an address."""

from helpdesk.intake.case import Case
from helpdesk.intake.models import IntakeOutcome
from helpdesk.intake.reasons import IntakeReason
from helpdesk.intake.verdict import Verdict


def check(case: Case) -> Verdict | None:
    if case.mail.sender is not None:
        return None
    return Verdict(outcome=IntakeOutcome.QUARANTINED, reason=IntakeReason.NO_SENDER, saw="From:")
