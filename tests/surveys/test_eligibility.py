"""The policy as a table: all well, and each reason on its own."""

import dataclasses
import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.eligibility import Facts, chosen, objection
from surveys.states import Reason

NOW = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
GOOD = Facts(
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
        ({}, Reason.NONE),
        ({"is_active": False}, Reason.SWITCHED_OFF),
        ({"is_resolved": False}, Reason.NOT_RESOLVED),
        ({"is_excluded": True}, Reason.EXCLUDED),
        ({"is_staff": True}, Reason.STAFF),
        ({"has_address": False, "address_works": False}, Reason.NO_ADDRESS),
        ({"address_works": False}, Reason.BOUNCED),
        ({"opted_out": True}, Reason.OPTED_OUT),
        ({"open_complaint": True}, Reason.OPEN_COMPLAINT),
        ({"later_ticket_same_day": True}, Reason.LATER_TICKET),
        ({"last_asked_at": NOW - dt.timedelta(days=30, seconds=-1)}, Reason.COOL_DOWN),
        ({"last_asked_at": NOW - dt.timedelta(days=30)}, Reason.NONE),
    ],
)
def test_one_reason_is_enough(change: dict[str, Any], reason: Reason) -> None:
    assert objection(dataclasses.replace(GOOD, **change), NOW) == reason


@given(st.floats(0, 100, exclude_max=True), st.integers(0, 100))
def test_a_draw_falls_on_exactly_one_share(draw: float, share: int) -> None:
    shares = [("nps", share), ("csat", 100 - share)]
    assert chosen(draw, shares) == ("nps" if draw < share else "csat")


def test_a_draw_beyond_all_shares_asks_nobody() -> None:
    assert chosen(50, [("nps", 30), ("csat", 20)]) is None
