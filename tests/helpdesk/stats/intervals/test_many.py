import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.stats.intervals import benjamini_hochberg

P_VALUES = [0.001, 0.008, 0.039, 0.041, 0.042, 0.060, 0.074, 0.205, 0.212, 0.216]
ADJUSTED = [0.01, 0.04, 0.084, 0.084, 0.084, 0.1, 0.105714, 0.216, 0.216, 0.216]


def test_worked_example_leaves_two_discoveries() -> None:
    result = benjamini_hochberg(P_VALUES)
    assert [adjusted.p for adjusted in result] == pytest.approx(ADJUSTED, abs=1e-6)
    assert [adjusted.rejected for adjusted in result] == [True, True] + [False] * 8


def test_answers_keep_the_order_of_the_questions() -> None:
    result = benjamini_hochberg(P_VALUES[::-1])
    assert [adjusted.p for adjusted in result] == pytest.approx(ADJUSTED[::-1], abs=1e-6)


def test_nothing_asked_nothing_found() -> None:
    assert benjamini_hochberg([]) == []


def test_what_is_no_chance_is_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        benjamini_hochberg([1.2])


@given(st.lists(st.floats(0, 1), max_size=40))
def test_adjusting_never_lowers_a_p_value_nor_changes_their_order(p_values: list[float]) -> None:
    adjusted = [result.p for result in benjamini_hochberg(p_values)]
    assert all(p <= q + 1e-12 and q <= 1 for p, q in zip(p_values, adjusted, strict=True))
    by_p = [q for _, q in sorted(zip(p_values, adjusted, strict=True))]
    assert by_p == sorted(by_p)
