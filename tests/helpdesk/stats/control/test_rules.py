import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.stats.control import RunRules, false_alarm_chance, signals

RUN = [0.1, 0.2, 0.3, 0.1, 0.5, 0.4, 0.2, 0.9, 0.3, -1]
zs = st.lists(st.one_of(st.none(), st.floats(-5, 5)), max_size=40)


def flagged(z: list[float | None], rule: str, rules: RunRules | None = None) -> list[int]:
    found = signals(z, rules) if rules else signals(z)
    return [i for i, names in enumerate(found) if rule in names]


def test_r1_flags_a_point_beyond_three() -> None:
    assert flagged([3, 3.01, -3.2], "R1") == [1, 2]


def test_r2_flags_the_ninth_in_a_row_on_one_side() -> None:
    assert flagged([*RUN], "R2") == [8]


def test_r2_keeps_flagging_while_the_run_goes_on() -> None:
    assert flagged([-0.5] * 11, "R2") == [8, 9, 10]


@pytest.mark.parametrize("breaker", [0, None])
def test_the_centre_line_and_a_gap_break_a_run(breaker: float | None) -> None:
    assert flagged([*RUN[:4], breaker, *RUN[5:]], "R2") == []


@pytest.mark.parametrize(("length", "first"), [(8, 7), (7, 6)])
def test_r2_length_is_an_option(length: int, first: int) -> None:
    assert flagged([*RUN], "R2", RunRules(run=length))[0] == first


def test_r3_flags_the_sixth_rising_point() -> None:
    assert flagged([-1, -0.5, 0, 0.2, 0.9, 1.4, 1.2], "R3") == [5]


def test_r3_flags_the_sixth_falling_point_and_needs_movement() -> None:
    assert flagged([6, 5, 4, 3, 2, 1], "R3") == [5]
    assert flagged([6, 5, 4, 4, 3, 2, 1], "R3") == []
    assert flagged([6, 5, 4, None, 3, 2, 1], "R3") == []


def test_r5_flags_two_of_three_beyond_two_on_one_side() -> None:
    asked = RunRules(two_of_three=True)
    assert flagged([0.1, 2.2, 0.3, 2.4, 0], "R5", asked) == [3]
    assert flagged([2.2, 0.3, -2.4, 0.1, -2.5], "R5", asked) == [4]
    assert flagged([2.2, None, 2.4], "R5", asked) == []


def test_r5_is_off_unless_asked_for() -> None:
    assert signals([2.2, 0.3, 2.4]) == [(), (), ()]


def test_false_alarms_are_known() -> None:
    assert false_alarm_chance(24) == pytest.approx(0.0628, abs=5e-5)
    assert false_alarm_chance(0) == 0


@given(zs)
def test_both_sides_are_judged_alike(z: list[float | None]) -> None:
    mirrored = [None if value is None else -value for value in z]
    rules = RunRules(two_of_three=True)
    assert signals(z, rules) == signals(mirrored, rules)


@given(zs, st.floats(-5, 5))
def test_the_future_does_not_change_the_past(z: list[float | None], new: float) -> None:
    assert signals([*z, new])[:-1] == signals(z)
