from helpdesk.web.charts import Chart, RankedBar, pareto_chart
from tests.helpdesk.web.charts.rendering import parse, table_rows, with_class, words

CAUSES = [
    RankedBar("Part broke", 45, 0.45, vital=True, url="/a"),
    RankedBar("Refund late", 30, 0.75, vital=True, url="/b"),
    RankedBar("Wrong item in the parcel", 25, 1, url="/c"),
]


def chart(causes: list[RankedBar], untagged: int = 0) -> Chart:
    return pareto_chart(
        causes,
        label="Two causes make three quarters",
        empty="Nothing yet",
        untagged=untagged,
        cause_heading="Cause",
        count_heading="Complaints",
    )


def test_the_vital_few_are_hatched_as_well_as_coloured() -> None:
    tree = parse(chart(CAUSES))
    assert len(with_class(tree, "chart-look")) == len(with_class(tree, "chart-hatch")) == 2
    assert len(with_class(tree, "chart-usual")) == 1


def test_bars_stand_on_zero_and_keep_their_proportion() -> None:
    heights = [float(bar.get("height", 0)) for bar in with_class(parse(chart(CAUSES)), "chart-bar")]
    assert abs(heights[0] / heights[1] - 45 / 30) < 0.01


def test_the_running_share_rises_to_the_whole() -> None:
    tree = parse(chart(CAUSES))
    tops = [float(square.get("y", 0)) for square in with_class(tree, "chart-square")]
    assert tops == sorted(tops, reverse=True)
    assert [row[2] for row in table_rows(tree)] == ["45%", "75%", "100%"]


def test_untagged_stands_outside_the_ranking() -> None:
    tree = parse(chart(CAUSES, untagged=14))
    assert len(with_class(tree, "chart-quiet")) == 1
    assert len(with_class(tree, "chart-square")) == 3
    assert table_rows(tree)[-1] == ["Untagged", "14", "–"]


def test_only_untagged_complaints_draw_no_running_share() -> None:
    tree = parse(chart([], untagged=14))
    assert with_class(tree, "chart-running") == []
    assert with_class(tree, "chart-limit") == []


def test_long_names_are_shortened_in_the_drawing_only() -> None:
    tree = parse(chart([RankedBar("Misunderstanding about the warranty conditions", 4, 1)] * 12))
    assert "…" in words(tree)
    assert table_rows(tree)[0][0] == "Misunderstanding about the warranty conditions"


def test_many_causes_widen_the_drawing() -> None:
    assert chart(CAUSES * 6).width > chart(CAUSES).width
