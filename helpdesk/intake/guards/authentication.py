"""A sender whose own domain says that it did not send this (DMARC, RFC 7489), as our mail server found.

The words may still matter, so it becomes a request of its own. It joins nobody's ticket, acts for no colleague, and the
address that it borrowed hears nothing of it.
"""

from django.utils.translation import gettext_noop

from helpdesk.intake.case import Case
from helpdesk.intake.verdict import Verdict


def check(case: Case) -> Verdict | None:
    if case.is_proven:
        return None
    return Verdict(
        reason=gettext_noop("Its sender is not proven: it joins no ticket and is not answered by itself."),
        saw="Authentication-Results: dmarc=fail",
        unanswered=True,
    )
