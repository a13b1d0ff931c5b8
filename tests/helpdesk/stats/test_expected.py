"""The next count after counts of the same kind, with its range."""

import pytest

from helpdesk.stats.expected import chance_of_at_least, expected_count, scatter


def test_nine_after_twenty_four_in_eight_weeks_is_as_rare_as_worked_out() -> None:
    assert chance_of_at_least(9, [3] * 8) == pytest.approx(0.007419, abs=1e-6)


def test_the_range_lies_around_the_mean_and_holds_what_was_asked_for() -> None:
    counts = [10, 12, 8, 11, 9, 10, 13, 7]
    found = expected_count(counts)
    assert found is not None
    assert found.mean == 10
    assert 1 - chance_of_at_least(found.low, counts) < 0.1 <= 1 - chance_of_at_least(found.low + 1, counts)
    assert chance_of_at_least(found.high + 1, counts) <= 0.1 < chance_of_at_least(found.high, counts)


def test_a_past_that_varies_more_has_a_wider_range() -> None:
    calm, wild = expected_count([10] * 8), expected_count([10] * 8, scatter=4)
    assert calm is not None
    assert wild is not None
    assert wild.high - wild.low > 1.5 * (calm.high - calm.low)


def test_zero_so_far_does_not_promise_zero() -> None:
    found = expected_count([0, 0], share=0.95)
    assert found is not None
    assert (found.low, found.high > 0) == (0, True)


def test_without_a_past_nothing_is_expected() -> None:
    assert expected_count([]) is None


def test_rows_that_vary_as_chance_does_scatter_once() -> None:
    assert scatter([[5, 5, 5], [0, 0], []]) == 1
    assert scatter([[0, 10]]) == 10


@pytest.mark.parametrize("share", [0, 1])
def test_a_range_needs_a_share(share: float) -> None:
    with pytest.raises(ValueError, match="share"):
        expected_count([1], share=share)


def test_counts_are_not_negative_and_vary_as_chance_does_at_least() -> None:
    with pytest.raises(ValueError, match="negative"):
        chance_of_at_least(1, [-1])
    with pytest.raises(ValueError, match="less than chance"):
        chance_of_at_least(1, [1], scatter=0.5)
