"""Shares of few and many cases: what is flagged, and that the chart says how often it cries wolf."""

import pytest

from helpdesk.demo.quiet_charts import TICKETS, compare
from helpdesk.stats.binomial import binomial_tail
from helpdesk.stats.control import laney_p_chart, p_chart, quiet_chance, share_chart
from helpdesk.stats.control.shares import INSIDE

LATE, ANSWERED = [5, 8, 6, 9, 4, 7, 20, 6], [100, 120, 90, 130, 80, 110, 125, 95]


def test_it_flags_the_late_week_as_the_plain_chart_does() -> None:
    assert share_chart(LATE, ANSWERED, 8).signals == p_chart(LATE, ANSWERED, 8).signals == (6,)


def test_three_of_few_are_no_news_where_three_standard_errors_say_so() -> None:
    cases, totals = [0, 1, 0, 1, 0, 1, 0, 1, 3], [20] * 9
    assert p_chart(cases, totals, 8).points[8].rules == ("R1",)
    assert share_chart(cases, totals, 8).points[8].rules == ()


def test_a_limit_is_the_last_count_that_is_not_flagged() -> None:
    cases, totals = [8] * 8 + [0], [400] * 9
    high = share_chart(cases, totals, 8).points[8].high
    assert high is not None
    last = round(high * 400)
    assert [bool(share_chart([*cases[:8], last + i], totals, 8).points[8].rules) for i in (0, 1)] == [False, True]


def test_weeks_at_the_middle_count_are_no_run_below_the_mean() -> None:
    cases, totals = [2, 0, 1, 1, 2, 0, 1, 2, *[1] * 12], [60] * 20
    assert share_chart(cases, totals, 8).signals == ()
    assert 12 in share_chart([*cases[:4], *[0] * 9], totals[:13], 4).signals


def test_no_tail_as_rare_as_the_limits_starts_nearer() -> None:
    for total in (3, 10, 22, 57, 80, 400):
        for share in (0.01, 0.02, 0.08, 0.11, 0.3, 0.5, 0.9):
            error = (total * share * (1 - share)) ** 0.5
            near = [k for k in range(total + 1) if abs(k - total * share) < INSIDE * error]
            assert min((binomial_tail(k, total, share) for k in near), default=1) > 0.00135


def test_limits_widen_only_where_the_baseline_scatters_more_than_chance() -> None:
    wild, totals = [40, 12, 44, 9, 38, 15, 47, 10, 36, 14, 60], [400] * 11
    judged = share_chart(wild, totals, 10)
    assert judged.sigma_z == pytest.approx(laney_p_chart(wild, totals, 10).sigma_z)
    assert (judged.sigma_z > 3, judged.points[10].rules) == (True, ())
    assert share_chart(LATE[:6], ANSWERED[:6], 6).sigma_z == 1


@pytest.mark.parametrize("cases", [[0] * 9, [20] * 9])
def test_none_or_all_set_no_limits(cases: list[int]) -> None:
    chart = share_chart(cases, [20] * 9, 8)
    assert (chart.signals, chart.points[8].high) == ((), None)


def test_a_week_without_tickets_is_missing() -> None:
    chart = share_chart([2, 3, 0, 2], [100, 100, 0, 100], 4)
    assert (chart.points[2].value, chart.points[2].high) == (None, None)
    assert chart.centre == pytest.approx(7 / 300)


@pytest.mark.heavy
@pytest.mark.parametrize(("weeks", "share"), [(26, 0.02), (52, 0.3)])
def test_the_stated_chance_is_what_quiet_charts_do(weeks: int, share: float) -> None:
    stated, simulated = compare(weeks=weeks, share=share, tickets=TICKETS["40"], charts=1500, stated=25)
    assert stated == pytest.approx(simulated, abs=0.03)  # 1,500 charts are known to a point and a half


def test_the_same_chart_always_states_the_same() -> None:
    assert quiet_chance([40] * 8, 32, 8, charts=200) == quiet_chance([40] * 8, 32, 8, charts=200)
