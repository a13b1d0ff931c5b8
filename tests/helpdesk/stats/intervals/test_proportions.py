import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.stats.intervals import newcombe, two_proportions, wilson

shares = st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [
        (0, 5, 0, 0.434482),
        (5, 5, 0.565518, 1),
        (1, 1, 0.206549, 1),
        (33, 40, 0.680500, 0.912546),
        (40, 50, 0.669629, 0.887562),
        (2059, 2625, 0.768239, 0.799692),
        (18, 200, 0.057688, 0.137766),
    ],
)
def test_wilson_matches_worked_examples(k: int, n: int, low: float, high: float) -> None:
    assert wilson(k, n) == pytest.approx((low, high), abs=1e-6)


def test_ranking_by_lower_bound_prefers_evidence_to_luck() -> None:
    three_of_three, ninety_of_hundred = wilson(3, 3), wilson(90, 100)
    assert three_of_three
    assert three_of_three[0] == pytest.approx(0.438503, abs=1e-6)
    assert ninety_of_hundred
    assert ninety_of_hundred[0] == pytest.approx(0.825634, abs=1e-6)


def test_nothing_of_nothing_has_no_interval() -> None:
    assert wilson(0, 0) is None
    assert newcombe(0, 0, 1, 2) is None
    assert two_proportions(1, 2, 0, 0) is None


@pytest.mark.parametrize(("k", "n"), [(-1, 5), (6, 5), (1, 0)])
def test_what_is_no_share_is_refused(k: int, n: int) -> None:
    with pytest.raises(ValueError, match="not a share"):
        wilson(k, n)


@given(shares)
def test_wilson_holds_the_share_and_stays_on_the_scale(share: tuple[int, int]) -> None:
    k, n = share
    interval = wilson(k, n)
    assert interval is not None
    assert 0 <= interval[0] <= k / n <= interval[1] <= 1


@given(shares)
def test_wilson_mirrors_successes_and_failures(share: tuple[int, int]) -> None:
    k, n = share
    interval, mirrored = wilson(k, n), wilson(n - k, n)
    assert interval is not None
    assert mirrored is not None
    assert interval == pytest.approx((1 - mirrored[1], 1 - mirrored[0]), abs=1e-9)


@given(shares)
def test_wilson_grows_with_successes_and_narrows_with_answers(share: tuple[int, int]) -> None:
    k, n = share
    interval, better, larger = wilson(k, n), wilson(k + 1, n + 1), wilson(4 * k, 4 * n)
    assert interval is not None
    assert better is not None
    assert larger is not None
    assert better[0] > interval[0] - 1e-12
    assert larger[1] - larger[0] < interval[1] - interval[0]


@pytest.mark.parametrize("n", [5, 20, 60])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.82])
def test_wilson_ends_are_where_the_score_test_gives_five_percent(n: int, share: float) -> None:
    k = round(share * n)
    interval = wilson(k, n)
    assert interval is not None
    for end in interval:
        if 0 < end < 1:
            assert abs(k / n - end) / (end * (1 - end) / n) ** 0.5 == pytest.approx(1.959964, abs=1e-5)


def test_change_of_two_shares() -> None:
    change = two_proportions(66, 100, 80, 100)
    assert change is not None
    assert change == pytest.approx((0.14, 0.016788, 0.257865, 2.229820, 0.025759), abs=1e-6)
    assert newcombe(66, 100, 80, 100) == (change.low, change.high)


@given(shares, shares)
def test_newcombe_holds_the_difference_and_turns_with_the_sides(one: tuple[int, int], two: tuple[int, int]) -> None:
    interval, turned = newcombe(*one, *two), newcombe(*two, *one)
    assert interval is not None
    assert turned is not None
    assert -1 <= interval[0] <= two[0] / two[1] - one[0] / one[1] + 1e-12 <= interval[1] + 2e-12 <= 1 + 2e-12
    assert interval == pytest.approx((-turned[1], -turned[0]))


def test_equal_certainties_do_not_differ() -> None:
    change = two_proportions(5, 5, 9, 9)
    assert change is not None
    assert (change.z, change.p) == (0, 1)
