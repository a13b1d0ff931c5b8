import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from helpdesk.stats.intervals import ces, csat, rating

five_counts = st.lists(st.integers(0, 500), min_size=5, max_size=5)


def test_satisfaction_reports_mean_and_top_boxes() -> None:
    result = csat([2, 1, 4, 13, 20])
    assert result is not None
    assert (result.n, result.top, result.top_share) == (40, 33, 0.825)
    assert result.mean == pytest.approx(4.2)
    assert result.sd == pytest.approx(1.066987, abs=1e-6)
    assert result.mean_interval == pytest.approx((3.858761, 4.541239), abs=1e-6)
    assert result.top_interval == pytest.approx((0.680500, 0.912546), abs=1e-6)


def test_the_same_mean_may_hide_different_customers() -> None:
    split, mixed = csat([0, 0, 20, 0, 20]), csat([5, 0, 0, 20, 15])
    assert split is not None
    assert mixed is not None
    assert split.mean == mixed.mean == 4
    assert (split.top_share, mixed.top_share) == (0.5, 0.875)


def test_effort_counts_agreement_from_five_to_seven() -> None:
    result = ces([1, 2, 3, 4, 10, 20, 10])
    assert result is not None
    assert (result.mean, result.top_share) == pytest.approx((5.4, 0.8))
    assert result.top_interval == pytest.approx((0.669629, 0.887562), abs=1e-6)


def test_no_answers_have_no_rating() -> None:
    assert csat([0, 0, 0, 0, 0]) is None


def test_one_answer_has_a_mean_and_no_spread() -> None:
    result = csat([0, 0, 0, 1, 0])
    assert result is not None
    assert (result.mean, result.sd, result.mean_interval) == (4, None, None)


def test_equal_answers_do_not_make_the_mean_certain() -> None:
    result = csat([0, 0, 0, 0, 9])
    assert result is not None
    assert (result.sd, result.mean_interval) == (0, None)
    assert result.top_interval[0] < 1


@pytest.mark.parametrize("counts", [[1, 2, 3], [1, 1, 1, 1, 1, 1]])
def test_another_scale_is_refused(counts: list[int]) -> None:
    with pytest.raises(ValueError, match="five"):
        csat(counts)
    with pytest.raises(ValueError, match="seven"):
        ces(counts)


def test_impossible_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        csat([0, 0, -1, 0, 2])
    with pytest.raises(ValueError, match="top boxes"):
        rating([1, 2], top_boxes=2)


@given(five_counts)
def test_mean_lies_on_the_scale_and_in_its_interval(counts: list[int]) -> None:
    assume(sum(counts))
    result = csat(counts)
    assert result is not None
    assert 1 <= result.mean <= 5
    if result.mean_interval:
        assert result.mean_interval[0] < result.mean < result.mean_interval[1]


@given(five_counts)
def test_turning_the_scale_turns_the_mean(counts: list[int]) -> None:
    assume(sum(counts))
    result, turned = csat(counts), csat(counts[::-1])
    assert result is not None
    assert turned is not None
    assert result.mean == pytest.approx(6 - turned.mean)
    assert result.sd == pytest.approx(turned.sd)
