import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.stats.control import dispersion_test, laney_p_chart, laney_u_chart, p_chart, u_chart

COMPLAINTS = [12, 15, 9, 14, 11, 13, 10, 16, 12, 28, 13, 11]
TICKETS = [1000, 1100, 900, 1050, 950, 1000, 980, 1120, 1010, 1200, 990, 900]
SCATTERED = [510, 468, 560, 430, 545, 480, 602, 455, 530, 492]
VISITS = [50_000] * 10


def test_calm_data_keep_their_limits() -> None:
    plain, laney = u_chart(COMPLAINTS, TICKETS, 8), laney_u_chart(COMPLAINTS, TICKETS, 8)
    assert laney.sigma_z == 1
    assert laney.points == plain.points


def test_unfloored_limits_may_narrow() -> None:
    chart = laney_u_chart(COMPLAINTS, TICKETS, 8, floor=0)
    assert chart.sigma_z == pytest.approx(0.671298, abs=1e-6)
    assert chart.points[9].high == pytest.approx(0.0188052, abs=1e-7)


def test_scattered_data_widen_the_limits() -> None:
    plain, laney = u_chart(SCATTERED, VISITS, 10), laney_u_chart(SCATTERED, VISITS, 10)
    assert plain.signals == (3, 6)
    assert [plain.points[i].z for i in plain.signals] == pytest.approx([-3.4279, 4.2094], abs=5e-5)
    assert laney.sigma_z == pytest.approx(3.612758, abs=1e-6)
    assert laney.signals == ()


def test_dispersion_test_tells_the_two_apart() -> None:
    scattered, calm = dispersion_test(SCATTERED, VISITS), dispersion_test(COMPLAINTS[:8], TICKETS[:8])
    assert scattered is not None
    assert calm is not None
    assert (scattered.chi_square, scattered.df) == pytest.approx((49.1396, 9), abs=5e-5)
    assert scattered.p == pytest.approx(1.6e-7, abs=1e-8)
    assert calm.p > 0.05


def test_dispersion_of_one_period_is_unknown() -> None:
    assert dispersion_test([3, None], [10, 10]) is None
    assert dispersion_test([0, 0], [10, 10]) is None


def test_a_level_shift_stays_a_signal() -> None:
    counts = [100, 104, 97, 102, 99, 103, 98, 101] + [180] * 4
    assert laney_u_chart(counts, [1000] * 12, 8).signals[:4] == (8, 9, 10, 11)


def test_shares_widen_as_rates_do() -> None:
    chart = laney_p_chart(SCATTERED, VISITS, 10)
    assert chart.sigma_z > 3
    assert chart.signals == ()
    assert p_chart(SCATTERED, VISITS, 10).signals


def test_one_point_tells_nothing_about_scatter() -> None:
    assert laney_u_chart([5, 6], [100, 100], 1).sigma_z == 1


@given(st.lists(st.integers(1, 400), min_size=4, max_size=30))
def test_floored_limits_never_narrow(counts: list[int]) -> None:
    exposures = [1000] * len(counts)
    plain, laney = u_chart(counts, exposures), laney_u_chart(counts, exposures)
    for usual, wide in zip(plain.points, laney.points, strict=True):
        assert usual.high is not None
        assert wide.high is not None
        assert wide.high >= usual.high - 1e-12
