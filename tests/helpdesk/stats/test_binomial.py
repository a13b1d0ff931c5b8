"""The binomial distribution, against sums of its own terms and known values."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.stats.binomial import binomial_limits, binomial_pmf, binomial_tail

cases = st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n), st.floats(0.01, 0.99)))


@given(cases)
def test_a_tail_is_the_sum_of_what_lies_farther_out(case: tuple[int, int, float]) -> None:
    k, n, p = case
    outward = range(k, n + 1) if k > n * p else range(k + 1)
    assert binomial_tail(k, n, p) == pytest.approx(math.fsum(binomial_pmf(i, n, p) for i in outward), rel=1e-9)


def test_what_cannot_be_has_no_chance() -> None:
    assert (binomial_pmf(-1, 5, 0.5), binomial_pmf(6, 5, 0.5)) == (0, 0)
    assert binomial_pmf(2, 5, 0.5) == pytest.approx(0.3125)


@pytest.mark.parametrize(("n", "p", "limits"), [(100, 0.02, (0, 7)), (10, 0.5, (1, 9)), (400, 0.1, (23, 59))])
def test_beyond_the_limits_is_as_rare_as_said(n: int, p: float, limits: tuple[int, int]) -> None:
    low, high = binomial_limits(0.00135, n, p)
    assert (low, high) == limits
    assert binomial_tail(high, n, p) >= 0.00135 > binomial_tail(high + 1, n, p)
