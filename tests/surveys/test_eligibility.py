"""The policy as a table: all well, and each reason on its own."""

import dataclasses
import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.eligibility import InvitationFacts, chosen, objection
from surveys.states import SkipReason

NOW = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
GOOD = InvitationFacts(
    is_active=True,
    is_resolved=True,
    is_excluded=False,
    is_staff=False,
    has_address=True,
    address_works=True,
    opted_out=False,
    open_complaint=False,
    later_ticket_same_day=False,
    last_asked_at=None,
    cool_down=dt.timedelta(days=30),
)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({}, SkipReason.NONE),
        ({"is_active": False}, SkipReason.SWITCHED_OFF),
        ({"is_resolved": False}, SkipReason.NOT_RESOLVED),
        ({"is_excluded": True}, SkipReason.EXCLUDED),
        ({"is_staff": True}, SkipReason.STAFF),
        ({"has_address": False, "address_works": False}, SkipReason.NO_ADDRESS),
        ({"address_works": False}, SkipReason.BOUNCED),
        ({"opted_out": True}, SkipReason.OPTED_OUT),
        ({"open_complaint": True}, SkipReason.OPEN_COMPLAINT),
        ({"later_ticket_same_day": True}, SkipReason.LATER_TICKET),
        ({"last_asked_at": NOW - dt.timedelta(days=30, seconds=-1)}, SkipReason.COOL_DOWN),
        ({"last_asked_at": NOW - dt.timedelta(days=30)}, SkipReason.NONE),
    ],
)
def test_one_reason_is_enough(change: dict[str, Any], reason: SkipReason) -> None:
    assert objection(dataclasses.replace(GOOD, **change), NOW) == reason


@given(st.floats(0, 100, exclude_max=True), st.integers(0, 100))
def test_a_draw_falls_on_exactly_one_share(draw: float, share: int) -> None:
    shares = [("nps", share), ("csat", 100 - share)]
    assert chosen(draw, shares) == ("nps" if draw < share else "csat")


def test_a_draw_beyond_all_shares_asks_nobody() -> None:
    assert chosen(50, [("nps", 30), ("csat", 20)]) is None
