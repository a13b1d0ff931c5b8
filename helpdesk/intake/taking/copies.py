"""Finds people in To and Cc besides ourselves: they take part in the conversation and may answer into it.

Copying somebody into a running conversation shows them what was said, so it takes somebody who belongs to it and
quotes a secret of ours. A forged From alone invites nobody.
"""

from helpdesk.intake.codes.reasons import IntakeReason
from helpdesk.intake.judging.case import Case
from helpdesk.intake.judging.verdict import Verdict
from helpdesk.intake.matching.match import Match
from helpdesk.intake.matching.members import people_of
from helpdesk.intake.taking.aliases import aliases_of
from helpdesk.intake.taking.staff import staff_among
from helpdesk.mime.fields.automatic import is_machine_address
from helpdesk.mime.fields.contacts import bare, normal

MAX_PARTICIPANTS = 50
Person = tuple[str, str]
"""(address in its normal form, name)"""


def copied(case: Case, author: str) -> list[Person]:
    """The people whom the message names as recipients: not `author`, not ourselves, colleagues or machines; bounded."""
    named = (*case.mail.to, *case.mail.cc)[: 4 * MAX_PARTICIPANTS]
    aliases = aliases_of(case.mail, case.row, case.mailboxes, case.our_addresses)
    others = {
        normal(item.email): item.name[:200]
        for item in named
        if not case.is_own(item.email) and bare(item.email) not in aliases and not is_machine_address(item.email)
    }
    others.pop(normal(author), None)
    colleagues = staff_among(others)
    return [(email, name) for email, name in others.items() if email not in colleagues][:MAX_PARTICIPANTS]


def newcomers(case: Case, match: Match) -> list[Person]:
    """The people copied in who do not belong to the ticket yet, as many as there is room for."""
    asked = copied(case, case.sender)
    if not asked:
        return []
    known = people_of(match.ticket)
    room = max(MAX_PARTICIPANTS - len(known), 0)
    return [person for person in asked if person[0] not in known][:room]


def not_invited(people: list[Person]) -> Verdict:
    """The verdict that `people` were not invited, as they were copied in by a message that proves nothing."""
    return Verdict(reason=IntakeReason.NOT_INVITED, saw="Cc: " + ", ".join(email for email, _ in people))
