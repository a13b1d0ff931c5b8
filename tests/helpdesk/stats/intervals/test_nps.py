import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from helpdesk.stats.intervals import nps, nps_change

answers = st.tuples(st.integers(0, 3000), st.integers(0, 3000), st.integers(0, 3000))
SFO_2017 = (1436, 968, 342)
SFO_2018 = (1268, 935, 447)


@pytest.mark.parametrize(
    ("counts", "score", "low", "high"),
    [
        ((10, 6, 4), 30, -5.7235, 57.8974),
        ((5, 0, 0), 100, 17.4915, 100),
        ((0, 12, 0), 0, -16.0030, 16.0030),
        (SFO_2017, 39.839767, 37.1824, 42.4102),
        (SFO_2018, 30.981132, 28.1209, 33.7713),
    ],
)
def test_score_with_adjusted_wald_interval(counts: tuple[int, int, int], score: float, low: float, high: float) -> None:
    result = nps(*counts)
    assert result is not None
    assert result.score == pytest.approx(score, abs=1e-6)
    assert result[1:] == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("n", "promoters", "detractors", "score"),
    [(724, 382, 93, 39.9171), (166, 94, 22, 43.3735), (226, 132, 26, 46.9027), (625, 294, 88, 32.96)],
)
def test_score_by_boarding_area(n: int, promoters: int, detractors: int, score: float) -> None:
    result = nps(promoters, n - promoters - detractors, detractors)
    assert result is not None
    assert result.score == pytest.approx(score, abs=5e-5)


def test_no_answers_have_no_score() -> None:
    assert nps(0, 0, 0) is None


def test_negative_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        nps(3, -1, 2)


@given(answers)
def test_score_lies_in_its_interval_on_the_scale(counts: tuple[int, int, int]) -> None:
    assume(sum(counts))
    result = nps(*counts)
    assert result is not None
    assert -100 <= result.low <= result.score <= result.high <= 100


@given(answers)
def test_score_mirrors_promoters_and_detractors(counts: tuple[int, int, int]) -> None:
    assume(sum(counts))
    result, mirrored = nps(*counts), nps(*reversed(counts))
    assert result is not None
    assert mirrored is not None
    assert result == pytest.approx((-mirrored.score, -mirrored.high, -mirrored.low))


@given(answers, st.integers(2, 50))
def test_more_of_the_same_keeps_the_score_and_narrows_the_interval(counts: tuple[int, int, int], factor: int) -> None:
    assume(sum(counts))
    few, many = nps(*counts), nps(*(factor * count for count in counts))
    assert few is not None
    assert many is not None
    assert many.score == pytest.approx(few.score)
    assert many.high - many.low < few.high - few.low


def test_change_between_years() -> None:
    change = nps_change(SFO_2017, SFO_2018)
    assert change is not None
    assert change.difference == pytest.approx(-8.858635, abs=1e-6)
    assert change.standard_error == pytest.approx(1.964656, abs=1e-6)
    assert change.z == pytest.approx(-4.509001, abs=1e-6)
    assert change.p == pytest.approx(6.51e-6, abs=1e-8)
    assert (change.low, change.high) == pytest.approx((-12.7093, -5.0080), abs=5e-5)


def test_overlapping_intervals_may_still_differ() -> None:
    before, after = nps(160, 140, 100), nps(195, 125, 80)
    change = nps_change((160, 140, 100), (195, 125, 80))
    assert before is not None
    assert after is not None
    assert change is not None
    assert before.high > after.low
    assert (change.difference, change.z, change.p) == pytest.approx((13.75, 2.477232, 0.013241), abs=1e-6)


def test_change_needs_thirty_answers_on_each_side() -> None:
    assert nps_change((29, 0, 0), (300, 0, 0)) is None
    assert nps_change((30, 0, 0), (20, 10, 0)) is not None


def test_change_without_any_spread_is_certain_or_nothing() -> None:
    same, opposite = nps_change((30, 0, 0), (40, 0, 0)), nps_change((30, 0, 0), (0, 0, 30))
    assert same is not None
    assert (same.z, same.p) == (0, 1)
    assert opposite is not None
    assert opposite.p == 0


@given(answers, answers)
def test_change_turns_with_the_sides(one: tuple[int, int, int], two: tuple[int, int, int]) -> None:
    assume(min(sum(one), sum(two)) >= 30)
    there, back = nps_change(one, two), nps_change(two, one)
    assert there is not None
    assert back is not None
    assert there.difference == pytest.approx(-back.difference)
    assert there.p == pytest.approx(back.p)
    assert there.low <= there.difference <= there.high
