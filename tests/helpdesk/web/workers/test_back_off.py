"""What failed is tried again, ever more seldom."""

import datetime as dt

import pytest

from helpdesk.web.workers.back_off import BackOff

MINUTE = dt.timedelta(minutes=1)
WAITS = BackOff(first=MINUTE, longest=30 * MINUTE)


@pytest.mark.parametrize(("attempts", "minutes"), [(0, 1), (1, 1), (2, 2), (5, 16), (6, 30), (10**9, 30)])
def test_each_wait_is_twice_the_one_before_up_to_the_longest(attempts: int, minutes: int) -> None:
    assert WAITS.after(attempts) == minutes * MINUTE


def test_another_factor_grows_faster() -> None:
    assert BackOff(first=MINUTE, longest=30 * MINUTE, factor=4).after(3) == 16 * MINUTE


def test_a_longest_wait_below_the_first_is_all_there_is() -> None:
    assert BackOff(first=MINUTE, longest=MINUTE / 2).after(1) == MINUTE / 2
