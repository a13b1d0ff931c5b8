"""Recognises automatic mail of somebody who takes part and is not the requester, such as "your code is 4711".

The customer reads the request. Whoever copied a stranger in, or had a stranger's program write the number of a request
into a subject, would read there what that program sends. So it waits for a person; the requester's own notices, and
those from where the requester wants to be answered, stay with the request.
"""

from helpdesk.intake.codes.reasons import IntakeReason
from helpdesk.intake.judging.case import Case
from helpdesk.intake.judging.verdict import Verdict
from helpdesk.intake.matching.members import speaks_for_requester
from helpdesk.intake.models import IntakeOutcome


def check(case: Case) -> Verdict | None:
    automatic = case.mail.automatic
    if not automatic.is_machine or case.staff or not case.is_member or case.match is None:
        return None
    if speaks_for_requester(case.sender, case.match.ticket):
        return None
    return Verdict(
        outcome=IntakeOutcome.QUARANTINED,
        reason=IntakeReason.PARTICIPANTS_PROGRAM,
        saw=automatic.reason,
    )
