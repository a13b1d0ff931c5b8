import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.stats.percentiles import median, percentile

TIMES = [2, 5, 7, 11, 13, 20, 45, 61, 90, 600]
numbers = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=50)


def test_percentiles_interpolate_between_neighbours() -> None:
    assert median(TIMES) == 16.5
    assert percentile(TIMES, 0.9) == pytest.approx(141.0)
    assert percentile(TIMES, 0.95) == pytest.approx(370.5)


def test_order_does_not_matter() -> None:
    assert percentile(reversed(TIMES), 0.9) == pytest.approx(141.0)


def test_nothing_has_no_middle() -> None:
    assert median([]) is None


def test_a_share_above_one_is_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        percentile(TIMES, 90)


@given(numbers, st.floats(0, 1), st.floats(0, 1))
def test_percentiles_rise_with_the_share_within_the_values(values: list[float], one: float, two: float) -> None:
    low, high = percentile(values, min(one, two)), percentile(values, max(one, two))
    assert low is not None
    assert high is not None
    assert min(values) <= low <= high + 1e-6 <= max(values) + 2e-6
