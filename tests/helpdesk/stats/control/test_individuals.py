import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.stats.control import xmr_chart

VALUES = [10, 12, 11, 13, 9, 10, 12, 11, 30, 11]


def test_worked_example() -> None:
    chart = xmr_chart(VALUES, 8)
    assert chart.centre == 11
    assert (chart.points[0].low, chart.points[0].high) == pytest.approx((6.06, 15.94), abs=1e-6)
    assert chart.signals == (8,)


def test_moving_ranges_do_not_reach_over_a_gap() -> None:
    assert xmr_chart([10, 12, None, 30, 28], 5).points[0].high == pytest.approx(20 + 2.66 * 2)


def test_nothing_is_below_the_floor() -> None:
    assert xmr_chart([1, 9, 2, 8], 4, floor=0).points[0].low == 0


@pytest.mark.parametrize("values", [[5], [5, 5, 5, 9], [None, None]])
def test_a_baseline_that_never_moved_gives_no_limits(values: list[float | None]) -> None:
    chart = xmr_chart(values, 3)
    assert chart.signals == ()
    assert all(point.high is None for point in chart.points)


@given(st.lists(st.integers(-500, 500), min_size=2, max_size=30), st.integers(1, 50), st.integers(-100, 100))
def test_unit_and_origin_do_not_matter(values: list[int], factor: int, shift: int) -> None:
    moved = [factor * value + shift for value in values]
    z, moved_z = ([point.z for point in xmr_chart(series).points] for series in (values, moved))
    assert moved_z == pytest.approx(z, abs=1e-6)
