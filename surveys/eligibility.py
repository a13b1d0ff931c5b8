"""The policy of who is asked, in plain Python, so that every case is a line in a table.

A survey is sent when the ticket is still resolved, the address works, nobody said no, nobody is in the middle of a
complaint, and the person was not asked lately. The first reason that speaks against it is the one that is told.
"""

import datetime as dt
from dataclasses import dataclass

from surveys.states import SkipReason


@dataclass(frozen=True, kw_only=True)
class InvitationFacts:
    """What is known of ticket, customer and programme at the moment of the decision.

    `has_address` and `address_works` speak of the customer's e-mail; `last_asked_at` is the latest invitation to
    any survey; `later_ticket_same_day` is one that waits for its own survey.
    """

    is_active: bool
    is_resolved: bool
    is_excluded: bool
    is_staff: bool
    has_address: bool
    address_works: bool
    opted_out: bool
    open_complaint: bool
    later_ticket_same_day: bool
    last_asked_at: dt.datetime | None
    cool_down: dt.timedelta


def objection(facts: InvitationFacts, now: dt.datetime) -> SkipReason:
    """Why this customer is not asked now; `SkipReason.NONE` when they are."""
    against = {
        SkipReason.SWITCHED_OFF: not facts.is_active,
        SkipReason.NOT_RESOLVED: not facts.is_resolved,
        SkipReason.EXCLUDED: facts.is_excluded,
        SkipReason.STAFF: facts.is_staff,
        SkipReason.NO_ADDRESS: not facts.has_address,
        SkipReason.BOUNCED: not facts.address_works,
        SkipReason.OPTED_OUT: facts.opted_out,
        SkipReason.OPEN_COMPLAINT: facts.open_complaint,
        SkipReason.LATER_TICKET: facts.later_ticket_same_day,
        SkipReason.COOL_DOWN: _asked_lately(facts, now),
    }
    return next((reason for reason, applies in against.items() if applies), SkipReason.NONE)


def _asked_lately(facts: InvitationFacts, now: dt.datetime) -> bool:
    # Exactly the cool-down ago is long enough.
    return facts.last_asked_at is not None and now - facts.last_asked_at < facts.cool_down


def chosen(draw: float, shares: list[tuple[str, int]]) -> str | None:
    """Which survey a draw of 0 ≤ draw < 100 falls on: shares lie end to end in the order given; None beyond them."""
    reached = 0
    for kind, share in shares:
        reached += share
        if draw < reached:
            return kind
    return None
