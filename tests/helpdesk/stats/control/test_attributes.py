import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.stats.control import RunRules, c_chart, p_chart, poisson_limits, u_chart

COMPLAINTS = [12, 15, 9, 14, 11, 13, 10, 16, 12, 28, 13, 11]
TICKETS = [1000, 1100, 900, 1050, 950, 1000, 980, 1120, 1010, 1200, 990, 900]
weeks = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 3000)), min_size=1, max_size=30)


def test_rate_chart_flags_the_one_week_beyond_chance() -> None:
    chart = u_chart(COMPLAINTS, TICKETS, 8)
    week = chart.points[9]
    assert chart.centre == pytest.approx(0.0123456790, abs=1e-10)
    assert chart.signals == (9,)
    assert week.value == pytest.approx(0.0233333, abs=1e-7)
    assert (week.low, week.high) == pytest.approx((0.0027232, 0.0219682), abs=1e-7)
    assert week.z == pytest.approx(3.4256, abs=5e-5)


def test_the_baseline_is_frozen() -> None:
    later = u_chart([*COMPLAINTS, 300], [*TICKETS, 1000], 8)
    assert later.centre == u_chart(COMPLAINTS, TICKETS, 8).centre


@pytest.mark.parametrize("exposure", [0, None])
def test_a_period_without_exposure_is_missing(exposure: int | None) -> None:
    chart = u_chart([5, 0, 6], [100, exposure, 100], 3)
    gap = chart.points[1]
    assert (gap.value, gap.low, gap.high, gap.z, gap.rules) == (None, None, None, None, ())
    assert chart.centre == pytest.approx(0.055)


def test_a_missing_count_keeps_its_limits() -> None:
    gap = u_chart([5, None, 6], [100, 100, 100], 3).points[1]
    assert gap.value is None
    assert gap.z is None
    assert gap.high is not None


def test_a_gap_breaks_a_run() -> None:
    above: list[int | None] = [5, 5, *[6] * 9]
    assert u_chart(above, [100] * 11, 2).signals == (10,)
    above[6] = None
    assert u_chart(above, [100] * 11, 2).signals == ()


def test_a_baseline_without_complaints_sets_no_limits() -> None:
    chart = u_chart([0, 0, 0, 4], [10, 10, 10, 10], 3)
    assert (chart.centre, chart.signals, chart.points[3].high) == (0, (), None)


def test_a_baseline_without_exposure_has_no_centre() -> None:
    assert u_chart([None, 3], [0, 10], 1).centre is None


def test_share_chart_flags_the_late_week() -> None:
    late, answered = [5, 8, 6, 9, 4, 7, 20, 6], [100, 120, 90, 130, 80, 110, 125, 95]
    assert p_chart(late, answered, 8).signals == (6,)


def test_limits_of_a_share_stay_shares() -> None:
    point = p_chart([1, 9, 5], [10, 10, 10], 3).points[0]
    assert point.low is not None
    assert point.high is not None
    assert 0 <= point.low < point.high <= 1


def test_small_counts_take_exact_limits() -> None:
    chart = c_chart([4, 2, 5, 3, 6, 1, 4, 3, 2, 5], 10)
    assert (chart.centre, chart.points[0].high) == (3.5, 10)
    assert c_chart([4, 2, 5, 3, 6, 1, 4, 3, 2, 5, 10], 10).signals == ()
    assert c_chart([4, 2, 5, 3, 6, 1, 4, 3, 2, 5, 11], 10).signals == (10,)


@pytest.mark.parametrize(("mean", "limit"), [(0.5, 4), (2, 7), (10, 21)])
def test_exact_upper_limit(mean: float, limit: int) -> None:
    assert poisson_limits(mean)[1] == limit


def test_larger_counts_take_three_standard_errors() -> None:
    point = c_chart([16, 14, 18, 16], 4).points[0]
    assert (point.low, point.high) == pytest.approx((4, 28))


def test_two_of_three_counts_only_where_enough_is_expected() -> None:
    rules = RunRules(two_of_three=True)
    many, few = [20] * 9 + [30, 20, 30], [2] * 9 + [6, 2, 6]
    assert u_chart(many, [100] * 12, 9, rules).points[11].rules == ("R5",)
    assert u_chart(few, [10] * 12, 9, rules).points[11].rules == ()


@pytest.mark.parametrize(
    ("counts", "exposures", "baseline", "message"),
    [
        ([1], [1], 0, "baseline"),
        ([], [], 3, "period"),
        ([-1], [1], 1, "negative"),
        ([1], [-1], 1, "negative"),
    ],
)
def test_impossible_input_is_refused(counts: list[int], exposures: list[int], baseline: int, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        u_chart(counts, exposures, baseline)


def test_more_cases_than_the_total_are_refused() -> None:
    with pytest.raises(ValueError, match="more cases"):
        p_chart([11], [10], 1)


@given(weeks, st.integers(1, 30), st.sampled_from([10, 1000]))
def test_the_unit_of_exposure_does_not_matter(series: list[tuple[int, int]], baseline: int, unit: int) -> None:
    counts = [count for count, _ in series]
    chart = u_chart(counts, [exposure for _, exposure in series], baseline)
    scaled = u_chart(counts, [exposure / unit for _, exposure in series], baseline)
    assert [point.z for point in chart.points] == pytest.approx([point.z for point in scaled.points], abs=1e-6)


@given(weeks, st.integers(1, 30))
def test_r1_means_outside_the_limits(series: list[tuple[int, int]], baseline: int) -> None:
    counts, exposures = [count for count, _ in series], [exposure for _, exposure in series]
    for point in u_chart(counts, exposures, baseline).points:
        if "R1" in point.rules:
            assert point.value is not None
            assert point.low is not None
            assert point.high is not None
            assert not point.low < point.value < point.high
