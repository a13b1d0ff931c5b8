"""Mail that was written long before it came here: fetched from an archive, say. Its sender expects no confirmation now.

A computer's clock may be wrong, and a server in between may be slow, so that both have to say so: the sender's date and
the first server that took it. Where no server says anything, a date must be very old to be believed. A date that cannot
be read, or lies ahead, says nothing, and the server alone is believed.
"""

import datetime as dt

from helpdesk.channels.mail.guards.case import Case
from helpdesk.channels.mail.guards.verdict import Verdict

EXPECTED = dt.timedelta(days=7)
AHEAD = dt.timedelta(days=1)
EXPECTED_BY_DATE_ALONE = dt.timedelta(days=365)


def check(case: Case) -> Verdict | None:
    taken = case.mail.trace.first_taken_at
    known = [moment for moment in (case.mail.date, taken) if moment and moment < case.row.received_at + AHEAD]
    written = max(known, default=None)
    if written is None or case.row.received_at - written < (EXPECTED if taken else EXPECTED_BY_DATE_ALONE):
        return None
    return Verdict(
        reason="It was written long ago: its sender does not expect to hear that it came.",
        saw=f"{written:%Y-%m-%d %H:%M} UTC",
        unanswered=True,
    )
