"""What no person wrote. It is stored like all else, but a machine is not answered by a machine."""

from django.utils.translation import gettext_noop

from helpdesk.intake.case import Case
from helpdesk.intake.verdict import Verdict


def check(case: Case) -> Verdict | None:
    automatic = case.mail.automatic
    if automatic.is_auto_reply:
        reason = "A machine wrote it: it is not answered and reopens nothing."
        return Verdict(reason=reason, saw=automatic.reason, unanswered=True, automatic=True)
    if not automatic.answerable:
        return Verdict(
            reason=gettext_noop("It came from a list or a machine: it is not acknowledged."),
            saw=automatic.reason,
            unanswered=True,
        )
    return None
