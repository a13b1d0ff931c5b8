"""Recognises a mail that we sent and that came back to us, by a forwarding rule or a copy to ourselves."""

from helpdesk.intake.codes.reasons import IntakeReason
from helpdesk.intake.judging.case import Case
from helpdesk.intake.judging.verdict import Verdict
from helpdesk.intake.models import IntakeOutcome


def check(case: Case) -> Verdict | None:
    identifier = case.mail.message_id
    if not case.on_file.is_ours:
        return None
    return Verdict(outcome=IntakeOutcome.IGNORED, reason=IntakeReason.OWN_MAIL, saw=f"Message-ID: {identifier}")
