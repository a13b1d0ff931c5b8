import pytest

from helpdesk.stats.intervals import SampleSize, protect, required_n, sample_size


@pytest.mark.parametrize(
    ("n", "kind"),
    [
        (0, SampleSize.SUPPRESSED),
        (4, SampleSize.SUPPRESSED),
        (5, SampleSize.COUNTS),
        (9, SampleSize.COUNTS),
        (10, SampleSize.LOW),
        (29, SampleSize.LOW),
        (30, SampleSize.FULL),
    ],
)
def test_what_a_group_may_show(n: int, kind: SampleSize) -> None:
    assert sample_size(n) is kind


def test_a_single_hidden_group_takes_the_smallest_other_with_it() -> None:
    hidden, full = SampleSize.SUPPRESSED, SampleSize.FULL
    assert protect([3, 40, 12]) == [hidden, full, hidden]


def test_two_hidden_groups_hide_each_other() -> None:
    assert protect([3, 40, 2]) == [SampleSize.SUPPRESSED, SampleSize.FULL, SampleSize.SUPPRESSED]


@pytest.mark.parametrize(("margin", "n"), [(10, 246), (5, 984)])
def test_answers_needed_for_a_margin(margin: float, n: int) -> None:
    assert required_n(80, margin) == n


def test_a_margin_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="margin"):
        required_n(80, 0)
