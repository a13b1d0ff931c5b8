"""Nobody to answer: no From, or nothing in it that is an address."""

from helpdesk.channels.mail.guards.case import Case
from helpdesk.channels.mail.guards.verdict import Verdict
from helpdesk.channels.models import Outcome


def check(case: Case) -> Verdict | None:
    if case.mail.sender is not None:
        return None
    return Verdict(outcome=Outcome.QUARANTINED, reason="It names no sender that could be answered.", saw="From:")
