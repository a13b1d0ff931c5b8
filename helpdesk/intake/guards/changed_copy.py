"""Recognises a message that is here already, and that a list or a gateway changed on another way to us.

One that brings files which the first had not is let through: it joins the ticket of the first.
"""

from helpdesk.intake.codes.reasons import IntakeReason
from helpdesk.intake.judging.case import Case
from helpdesk.intake.judging.verdict import Verdict
from helpdesk.intake.models import IntakeOutcome


def check(case: Case) -> Verdict | None:
    if case.twin is None or case.twin.brings_files:
        return None
    return Verdict(
        outcome=IntakeOutcome.IGNORED,
        reason=IntakeReason.CHANGED_COPY,
        saw=f"Message-ID: {case.mail.message_id}, number {case.twin.row.pk}",
        copy_of=case.twin.row,
    )
