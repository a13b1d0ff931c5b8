"""Mail that claims to come from one of our own mailboxes: a loop or a forgery, never a customer."""

from helpdesk.intake.case import Case
from helpdesk.intake.models import Outcome
from helpdesk.intake.verdict import Verdict


def check(case: Case) -> Verdict | None:
    if not case.sender or not case.is_own(case.sender):
        return None
    names_somebody = any(not case.is_own(item.email) for item in case.mail.reply_to)
    remedy = " Is it a form or a group of ours? Say so in Settings, Mailboxes." if names_somebody else ""
    return Verdict(
        outcome=Outcome.QUARANTINED,
        reason=f"It says that it comes from one of our own addresses.{remedy}",
        saw=f"From: {case.sender}",
    )
