"""Recognises what no person wrote. It is stored like all else, but a machine is not answered by a machine."""

from helpdesk.intake.codes.reasons import IntakeReason
from helpdesk.intake.judging.case import Case
from helpdesk.intake.judging.verdict import Verdict


def check(case: Case) -> Verdict | None:
    automatic = case.mail.automatic
    if automatic.is_auto_reply:
        return Verdict(reason=IntakeReason.MACHINE, saw=automatic.reason, unanswered=True, automatic=True)
    if not automatic.answerable:
        return Verdict(reason=IntakeReason.LIST, saw=automatic.reason, unanswered=True)
    return None
