"""Recognises mail that was written long before it came here, such as from an archive; nobody expects a confirmation.

A computer's clock may be wrong, and a server in between may be slow, so that both have to say so: the sender's date and
the first server that took it. Where no server says anything, a date must be very old to be believed. Where no date can
be read, or it lies ahead, the last server is believed alone: of the first one nothing proves the clock.
"""

import datetime as dt

from helpdesk.intake.codes.reasons import IntakeReason
from helpdesk.intake.judging.case import Case
from helpdesk.intake.judging.verdict import Verdict

EXPECTED = dt.timedelta(days=7)
AHEAD = dt.timedelta(days=1)
EXPECTED_BY_DATE_ALONE = dt.timedelta(days=365)


def check(case: Case) -> Verdict | None:
    trace = case.mail.trace
    date = case.mail.date if case.mail.date and case.mail.date < case.row.received_at + AHEAD else None
    taken = trace.first_taken_at if date else trace.last_taken_at
    written = max(filter(None, (date, taken)), default=None)
    if written is None or case.row.received_at - written < (EXPECTED if taken else EXPECTED_BY_DATE_ALONE):
        return None
    return Verdict(
        reason=IntakeReason.OLD_MAIL,
        saw=f"{written:%Y-%m-%d %H:%M} UTC",
        unanswered=True,
    )
