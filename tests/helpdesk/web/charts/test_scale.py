import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.web.charts.scale import Axis, decimals_of, spread, ticks
from helpdesk.web.charts.svg import hatch, number


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(0, 47, [0, 10, 20, 30, 40, 50]), (-12, 38, [-20, -10, 0, 10, 20, 30, 40]), (0, 0, [0, 0.2, 0.4, 0.6, 0.8, 1])],
)
def test_ticks_are_round(low: float, high: float, expected: list[float]) -> None:
    assert ticks(low, high) == pytest.approx(expected)


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6))
def test_ticks_enclose_the_values_evenly(low: float, length: float) -> None:
    values = ticks(low, low + length)
    assert values[0] <= low + 1e-6 * length + 1e-9
    assert values[-1] >= low + length * (1 - 1e-6) - 1e-9
    assert 2 <= len(values) <= 9


def test_ticks_show_as_many_decimals_as_they_need() -> None:
    assert decimals_of([0, 10, 20]) == 0
    assert decimals_of([0, 2.5, 5]) == 1
    assert decimals_of([0, 0.005, 0.01]) == 3


def test_scale_keeps_values_inside() -> None:
    scale = Axis(0, 10, 100, 0)
    assert [scale(0), scale(5), scale(10), scale(99)] == [100, 50, 0, 0]


@given(st.lists(st.floats(0, 300), max_size=5))
def test_labels_keep_their_distance(positions: list[float]) -> None:
    moved = sorted(spread(positions, 14))
    assert all(after - before >= 14 - 1e-9 for before, after in pairwise(moved))


@pytest.mark.parametrize(("value", "words"), [(0, "0"), (-0.01, "0"), (12.34, "12.3"), (-5.0, "-5")])
def test_coordinates_are_short(value: float, words: str) -> None:
    assert number(value) == words


def test_hatching_stays_inside_its_bar() -> None:
    data = hatch(10, 20, 30, 50)
    points = [(float(x), float(y)) for x, y in re.findall(r"[ML]([\d.]+) ([\d.]+)", data)]
    assert points
    assert all(10 <= x <= 40 and 20 <= y <= 70 for x, y in points)
