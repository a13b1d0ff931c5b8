import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.stats.pareto import pareto

CAUSES = {"Website": 5, "Other": 3, "Delivery": 45, "Product": 8, "Billing": 30, "Staff": 9}


def test_causes_rank_by_count_with_running_share() -> None:
    ranking = pareto(CAUSES)
    assert [bar.label for bar in ranking.bars] == [
        "Delivery", "Billing", "Staff", "Product", "Website", "Other",
    ]  # fmt: skip
    assert [bar.cumulative for bar in ranking.bars] == pytest.approx([0.45, 0.75, 0.84, 0.92, 0.97, 1])


def test_the_vital_few_reach_the_share_asked_for() -> None:
    assert [bar.label for bar in pareto(CAUSES).bars if bar.vital] == ["Delivery", "Billing", "Staff"]
    assert [bar.label for bar in pareto(CAUSES, vital_share=0.5).bars if bar.vital] == ["Delivery", "Billing"]


def test_ties_go_by_name_and_other_comes_last_among_equals() -> None:
    labels = [bar.label for bar in pareto({"Other": 4, "zip": 4, "Arrived late": 4}).bars]
    assert labels == ["Arrived late", "zip", "Other"]


def test_other_keeps_its_rank_without_a_tie_but_is_never_vital() -> None:
    ranking = pareto({"Other": 9, "Late": 1})
    assert [(bar.label, bar.vital) for bar in ranking.bars] == [("Other", False), ("Late", False)]


def test_untagged_stands_outside_the_ranking() -> None:
    ranking = pareto({"Late": 3, "Broken": 0}, untagged=40)
    assert (ranking.total, ranking.untagged, len(ranking.bars)) == (3, 40, 1)


def test_no_complaints_make_an_empty_ranking() -> None:
    assert pareto({}).bars == ()


def test_negative_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        pareto({"Late": -1})


@given(st.dictionaries(st.text(max_size=5), st.integers(0, 1000)))
def test_shares_fall_and_add_up_to_the_whole(counts: dict[str, int]) -> None:
    bars = pareto(counts).bars
    assert sum(bar.count for bar in bars) == sum(counts.values())
    assert [bar.count for bar in bars] == sorted((bar.count for bar in bars), reverse=True)
    if bars:
        assert bars[-1].cumulative == 1
