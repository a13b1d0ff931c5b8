"""Time until something is done, with what is not done yet."""

import pytest

from helpdesk.stats.waiting import done_by, still_waiting

TIMES, DONE = [1, 2, 2, 3, 5, 5, 8, 8, 9, 12], [1, 1, 0, 1, 1, 1, 0, 1, 0, 1]
CASES = [(float(time), bool(done), 1) for time, done in zip(TIMES, DONE, strict=True)]


def test_the_share_not_done_falls_at_each_time() -> None:
    course = dict(still_waiting(CASES))
    assert course == pytest.approx({1: 0.9, 2: 0.8, 3: 0.685714, 5: 0.457143, 8: 0.342857, 12: 0}, abs=1e-6)
    assert done_by(still_waiting(CASES), 0.5) == 5


def test_a_share_that_is_not_reached_has_no_time() -> None:
    assert done_by(still_waiting([(1.0, True, 2), (9.0, False, 3)]), 0.5) is None
    assert done_by(still_waiting([]), 0.5) is None


def test_without_open_cases_it_is_the_ordinary_median() -> None:
    assert done_by(still_waiting([(float(hours), True, 1) for hours in range(1, 11)]), 0.9) == 9
