"""The published worked examples, through the face that the page uses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.kinds import KINDS, SurveyKind
from surveys.kinds.csat import CSAT
from surveys.kinds.nps import NPS


def nps_counts(promoters: int, passives: int, detractors: int) -> tuple[int, ...]:
    return (detractors, 0, 0, 0, 0, 0, 0, passives, 0, 0, promoters)


def test_nps_of_the_airport() -> None:
    assert NPS.figure(nps_counts(1436, 968, 342)) == pytest.approx((39.839767, 37.1824, 42.4102), abs=1e-4)


def test_csat_is_the_share_of_four_and_five() -> None:
    assert CSAT.figure((2, 1, 4, 13, 20)) == pytest.approx((82.5, 68.0500, 91.2546), abs=1e-4)


def test_overlapping_ranges_may_still_be_more_than_chance() -> None:
    changed = NPS.change(nps_counts(160, 140, 100), nps_counts(195, 125, 80))
    assert changed
    assert (changed.difference, changed.p) == pytest.approx((13.75, 0.013241), abs=1e-5)
    assert not changed.by_chance


def test_a_change_of_satisfaction() -> None:
    changed = CSAT.change((34, 0, 0, 66, 0), (20, 0, 0, 80, 0))
    assert changed
    assert changed == pytest.approx((14, 1.6788, 25.7865, 0.025759), abs=1e-4)


@pytest.mark.parametrize("survey", KINDS.values())
def test_thirty_answers_are_needed_to_compare(survey: SurveyKind) -> None:
    some = (29, *[0] * (len(survey.scale.steps) - 1))
    assert survey.change(some, some) is None


@pytest.mark.parametrize("survey", KINDS.values())
def test_the_good_scores_of_a_scale_are_those_that_lift_its_score(survey: SurveyKind) -> None:
    for place, score in enumerate(survey.scale.steps):
        found = survey.figure(tuple(int(at == place) for at in range(len(survey.scale.steps))))
        assert (found is not None and found.value > 0) == (survey.scale.group(score) == "good")


some = st.integers(0, 1000)


@given(some, some, some)
def test_a_score_without_answers_is_none_and_any_other_lies_on_its_scale(good: int, middle: int, bad: int) -> None:
    found = NPS.figure(nps_counts(good, middle, bad))
    assert (found is None) == (good + middle + bad == 0)
    if found:
        assert -100 <= found.low <= found.high <= 100
        assert -100 <= found.value <= 100


def test_satisfaction_has_a_mean_with_its_range_and_nps_has_none() -> None:
    assert CSAT.mean((2, 1, 4, 13, 20)) == "Mean 4.2 of 5, 3.9 to 4.5"
    assert CSAT.mean((0, 0, 0, 1, 9)) == "Mean 4.9 of 5, 4.7 to 5.0"
    assert CSAT.mean((0, 0, 0, 0, 9)) == "Mean 5.0 of 5"
    assert NPS.mean(nps_counts(5, 3, 2)) == ""
