"""Recognises a customer's mail that a colleague sent on to the helpdesk: the customer is who wrote it first.

Nobody else may choose a customer by forwarding.
"""

from helpdesk.intake.codes.reasons import IntakeReason
from helpdesk.intake.judging.case import Case
from helpdesk.intake.judging.verdict import Verdict
from helpdesk.mime.forward import original_sender


def check(case: Case) -> Verdict | None:
    if case.staff is None or case.is_note:
        return None
    found = original_sender(case.mail)
    if found is None or found.email == case.sender or case.is_own(found.email):
        return None
    return Verdict(
        reason=IntakeReason.FORWARDED,
        saw=f"From: {found.name} <{found.email}>",
        author=found,
    )
