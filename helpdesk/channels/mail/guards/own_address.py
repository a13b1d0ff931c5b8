"""Mail that claims to come from one of our own mailboxes: a loop or a forgery, never a customer."""

from helpdesk.channels.mail.guards.case import Case
from helpdesk.channels.mail.guards.verdict import Verdict
from helpdesk.channels.models import Outcome


def check(case: Case) -> Verdict | None:
    if not case.sender or not case.is_own(case.sender):
        return None
    return Verdict(
        outcome=Outcome.QUARANTINED,
        reason="It says that it comes from one of our own addresses.",
        saw=f"From: {case.sender}",
    )
