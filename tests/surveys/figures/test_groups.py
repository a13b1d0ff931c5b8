"""Small groups: what is shown, and what is held back."""

from surveys.figures.groups import Groups, groups
from surveys.kinds.nps import NPS


def group(promoters: int, detractors: int) -> tuple[int, ...]:
    return (detractors, *[0] * 9, promoters)


def table(heading: str = "Team", **counts: tuple[int, ...]) -> Groups:
    names = {key: key.title() for key in counts}
    return groups(NPS, counts, names, heading=heading, url=lambda key: f"?team={key}")


def test_the_classes_of_size() -> None:
    rows = {
        row.label: row
        for row in table(a=group(25, 5), b=group(9, 3), c=group(5, 2), d=group(2, 2), e=group(1, 0)).table.rows
    }
    assert (rows["A"].score, rows["A"].faint) == ("67", False)
    assert (rows["B"].score, rows["B"].faint) == ("50", True)
    assert (rows["C"].score, rows["C"].n) == ("–", "7")
    assert (rows["D"].n, rows["D"].url) == ("–", "")


def test_one_small_group_hides_a_second_one_from_which_it_could_be_worked_out() -> None:
    rows = {row.label: row for row in table(a=group(25, 5), b=group(9, 3), c=group(2, 1)).table.rows}
    assert (rows["C"].n, rows["B"].n, rows["A"].n) == ("–", "–", "30")
    assert "worked out" in rows["B"].reason


def test_a_group_far_below_the_rest_is_named_and_a_small_difference_is_not() -> None:
    assert table(a=group(60, 10), b=group(58, 12), c=group(20, 50)).below == ["C"]
    assert table(a=group(60, 10), b=group(58, 12)).below == []


def test_a_group_by_itself_is_compared_with_nobody() -> None:
    assert table(a=group(10, 50)).below == []


def test_people_stand_by_name_unless_their_ranges_lie_apart() -> None:
    near = table("Agent", zoe=group(25, 5), adam=group(20, 10), ben=group(22, 8))
    assert [row.label for row in near.table.rows] == ["Adam", "Ben", "Zoe"]
    assert "not of scores" in near.order
    few = table("Agent", zoe=group(25, 0), adam=group(0, 60))
    assert [row.label for row in few.table.rows] == ["Adam", "Zoe"]


def test_people_are_ranked_where_it_is_no_chance() -> None:
    apart = table("Agent", zoe=group(60, 0), adam=group(10, 50))
    assert ([row.label for row in apart.table.rows], apart.order) == (["Zoe", "Adam"], "")


def test_teams_stand_by_score() -> None:
    found = table(adam=group(20, 10), zoe=group(25, 5))
    assert ([row.label for row in found.table.rows], found.order) == (["Zoe", "Adam"], "")
