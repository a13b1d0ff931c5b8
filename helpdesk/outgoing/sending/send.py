"""Sends what is due: claims one row, commits, hands it over, records what came of it.

No transaction is open while the network is used. A crash before the answers are recorded repeats that one row, under
the same Message-ID, for those who had none recorded before.
"""

import datetime as dt
import time
from collections.abc import Sequence

from django.utils import timezone

from helpdesk.outgoing.models import RecipientState
from helpdesk.outgoing.sending import breakers
from helpdesk.outgoing.sending.claim import Claim, claim, let_go
from helpdesk.outgoing.sending.record import RecipientOutcome, outcome, record
from helpdesk.outgoing.sending.retries import back_off, how_many_wait, wake_others
from helpdesk.outgoing.sending.waiting import tell_who_waits
from helpdesk.outgoing.transports import EMAIL, Carrier, HandoverResult, Scope, transport_of

LONGEST_RUN = 90.0
"""Seconds after which a run begins nothing new: well below the worker's time limit."""


def send_due(channel: str = EMAIL, *, limit: int = 200) -> int:
    """Send what is due of one channel. Returns how many rows were tried."""
    transport = transport_of(channel)
    carrier = transport.open()
    count, deadline = 0, time.monotonic() + LONGEST_RUN
    try:
        while count < limit and time.monotonic() < deadline:
            found = claim(transport, look_for_abandoned=not count)
            if found is None:
                break
            try:
                _send(found, carrier)
            finally:
                let_go(found.mail)
            count += 1
    finally:
        carrier.close()
    return count


def _send(found: Claim, carrier: Carrier) -> None:
    """Hand one claimed row to everybody who waits for it, and record what came of it."""
    answers = list(carrier.hand_over(found.mail, found.waiting)) if found.waiting else []
    is_away = _learn(found, [answer for _, answer in answers])
    outcomes = [
        outcome(found, recipient, answer, counts=not (is_away and answer.is_about_the_relay))
        for recipient, answer in answers
    ]
    record(found, outcomes, _next_attempt(found, outcomes, is_away))
    _mend(found, outcomes)


def _learn(found: Claim, answers: Sequence[HandoverResult]) -> bool:
    """Whether the relay takes nothing, by what it said to this row."""
    lost = breakers.speaks_for_all(answers)
    if lost is None:
        return False
    breaker = breakers.trip(found.mail, lost, was_trial=found.is_trial)
    if breaker.is_open:
        tell_who_waits(breaker)
    return breaker.is_open


def _next_attempt(found: Claim, outcomes: Sequence[RecipientOutcome], is_away: bool) -> dt.datetime | None:
    """When those who still wait are tried again; None when nobody does. While its breaker is open a row is due, and
    waits for that alone."""
    attempts = [item.attempts for item in outcomes if item.state == RecipientState.WAITING]
    if not attempts:
        return None
    now = timezone.now()
    return now if is_away else now + back_off(max(1, *attempts), how_many_wait(found.mail.channel))


def _mend(found: Claim, outcomes: Sequence[RecipientOutcome]) -> None:
    """An answer about a recipient shows that the relay is there; a trial that asked nobody is handed on. Who was told
    the same as one who is served now is tried too."""
    answers = [item.answer for item in outcomes]
    if found.breaker and breakers.speaks_for_all(answers) is None:
        if any(answer.scope is Scope.RECIPIENT for answer in answers):
            breakers.close(found.breaker)
        elif found.is_trial:
            breakers.give_back(found.breaker)
    for cause in {item.cause_before for item in outcomes if item.answer.sent and item.cause_before}:
        wake_others(found.mail.channel, cause)
