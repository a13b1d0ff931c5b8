from helpdesk.web.charts import ScoreCount, distribution_chart
from tests.helpdesk.web.charts.rendering import parse, table_rows, with_class, words


def test_each_score_has_a_bar_and_a_number() -> None:
    chart = distribution_chart(
        [ScoreCount("1", 2, "look"), ScoreCount("2", 0), ScoreCount("3", 6)],
        label="Scores",
        empty="Nothing yet",
        score_heading="Score",
        count_heading="Answers",
    )
    tree = parse(chart)
    assert table_rows(tree) == [["1", "2", "25%"], ["2", "0", "0%"], ["3", "6", "75%"]]
    assert [words(number) for number in with_class(tree, "chart-value")] == ["2", "0", "6"]
    heights = [float(bar.get("height", -1)) for bar in with_class(tree, "chart-bar")]
    assert heights[1] == 0
    assert abs(heights[2] / heights[0] - 3) < 0.01
