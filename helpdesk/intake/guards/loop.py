"""Mail that goes in circles: it carries the mark that we put on our own, or has passed through too many servers.

A program that sends our mail back under a new Message-ID keeps the mark; an answer never has it.
"""

from django.utils.translation import gettext_noop

from helpdesk.intake.case import Case
from helpdesk.intake.models import Outcome
from helpdesk.intake.verdict import Verdict

MAX_HOPS = 50


def check(case: Case) -> Verdict | None:
    trace = case.mail.trace
    mark = next((loop for loop in trace.loops if "@" in loop and case.is_own(loop)), "")
    if mark and not case.mail.automatic.is_bounce:
        return Verdict(
            outcome=Outcome.QUARANTINED,
            reason=gettext_noop("It carries the mark of a mail of ours."),
            saw=f"X-Loop: {mark}",
        )
    if trace.hops > MAX_HOPS:
        return Verdict(
            outcome=Outcome.QUARANTINED,
            reason=gettext_noop("It has passed through so many servers that it must be going in circles."),
            saw=f"{trace.hops} Received lines",
        )
    return None
