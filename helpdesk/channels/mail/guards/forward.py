"""A customer's mail that a colleague sent on to the helpdesk: the customer is who wrote it first.

Nobody else may choose a customer by forwarding.
"""

from helpdesk.channels.mail.forward import original_sender
from helpdesk.channels.mail.guards.case import Case
from helpdesk.channels.mail.guards.verdict import Verdict


def check(case: Case) -> Verdict | None:
    if case.staff is None or case.is_note:
        return None
    found = original_sender(case.mail)
    if found is None or found.email == case.sender or case.is_own(found.email):
        return None
    return Verdict(
        reason="A colleague forwarded it: the customer is the original sender.",
        saw=f"From: {found.name} <{found.email}>",
        author=found,
    )
