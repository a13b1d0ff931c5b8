from collections.abc import Callable
from math import comb, exp, factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.stats.normal import Z95, two_sided_p
from helpdesk.stats.poisson import chi_square_tail, poisson_cdf, poisson_quantile
from helpdesk.stats.special import incomplete_beta, incomplete_gamma_upper
from helpdesk.stats.student import t_cdf, t_quantile


def test_normal_constants() -> None:
    assert pytest.approx(1.959963984540054) == Z95
    assert two_sided_p(-4.509001) == pytest.approx(6.5133e-6, rel=1e-4)


@pytest.mark.parametrize(
    ("df", "quantile"),
    [(1, 12.706204736), (2, 4.302652730), (4, 2.776445105), (39, 2.022690920), (1000, 1.962339081)],
)
def test_t_quantile_matches_tables(df: int, quantile: float) -> None:
    assert t_quantile(0.975, df) == pytest.approx(quantile, abs=1e-8)


def test_t_nears_the_normal_with_many_degrees_of_freedom() -> None:
    assert t_quantile(0.975, 1e7) == pytest.approx(Z95, abs=1e-6)
    assert t_quantile(0.5, 3) == 0


@given(st.floats(0.001, 0.999), st.integers(1, 500))
def test_t_quantile_inverts_the_distribution(p: float, df: int) -> None:
    assert t_cdf(t_quantile(p, df), df) == pytest.approx(p, abs=1e-10)


@given(st.floats(0.001, 0.499), st.integers(1, 200))
def test_t_is_symmetric(p: float, df: int) -> None:
    assert t_quantile(p, df) == pytest.approx(-t_quantile(1 - p, df), rel=1e-9)


@given(st.integers(1, 30), st.integers(1, 30), st.floats(0.01, 0.99))
def test_incomplete_beta_is_a_binomial_tail(a: int, b: int, x: float) -> None:

    n = a + b - 1
    tail = sum(comb(n, j) * x**j * (1 - x) ** (n - j) for j in range(a, n + 1))
    assert incomplete_beta(a, b, x) == pytest.approx(tail, abs=1e-12)


@given(st.integers(0, 60), st.floats(0.01, 50))
def test_poisson_cdf_is_the_sum_of_its_terms(k: int, mean: float) -> None:

    total = sum(exp(-mean) * mean**j / factorial(j) for j in range(k + 1))
    assert poisson_cdf(k, mean) == pytest.approx(total, abs=1e-12)


def test_chance_of_an_emerging_cause() -> None:
    assert 1 - poisson_cdf(8, 3) == pytest.approx(0.003803, abs=1e-6)


@pytest.mark.parametrize(("mean", "limit"), [(0.5, 4), (2, 7), (3.5, 10), (10, 21)])
def test_upper_poisson_limit(mean: float, limit: int) -> None:
    assert poisson_quantile(0.99865, mean) == limit


@given(st.floats(0.001, 0.999), st.floats(0.01, 300))
def test_poisson_quantile_is_the_smallest_that_reaches(p: float, mean: float) -> None:
    k = poisson_quantile(p, mean)
    assert poisson_cdf(k, mean) >= p > poisson_cdf(k - 1, mean)


def test_chi_square_tail() -> None:
    assert chi_square_tail(49.1396, 9) == pytest.approx(1.6e-7, abs=1e-8)
    assert chi_square_tail(3.841459, 1) == pytest.approx(0.05, abs=1e-7)


@pytest.mark.parametrize("call", [lambda: incomplete_beta(0, 1, 0.5), lambda: incomplete_gamma_upper(1, -1)])
def test_arguments_outside_the_domain_are_refused(call: Callable[[], float]) -> None:
    with pytest.raises(ValueError, match="needs"):
        call()


def test_quantiles_of_certainty_are_refused() -> None:
    with pytest.raises(ValueError, match="0 < p < 1"):
        t_quantile(1, 5)
    with pytest.raises(ValueError, match="0 < p < 1"):
        poisson_quantile(0, 5)
    with pytest.raises(ValueError, match="negative"):
        poisson_cdf(1, -1)
