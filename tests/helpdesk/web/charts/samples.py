"""One filled and one empty chart of each kind, for rules that hold for all."""

from helpdesk.web.charts import (
    Annotation,
    ControlPeriod,
    HeatCell,
    HeatRow,
    OpenPeriod,
    RankedBar,
    ScoreCount,
    SplitPart,
    StripRow,
    TrendPeriod,
    control_chart,
    distribution_chart,
    heat_table,
    pareto_chart,
    split_bar,
    strip_table,
    trend_chart,
)
from tests.helpdesk.web.charts.rendering import Renderable

LABEL = 'Complaints & "praise" by <week>'
NOTHING = "No complaints in these weeks."
URL = "/tickets/?week=1&cause=late"
PARTS = (SplitPart("Detractors", 3, "look", URL), SplitPart("Promoters", 9, "usual", URL))


def filled() -> dict[str, Renderable]:
    return {
        "control": control_chart(
            [ControlPeriod("6 Jul", "Week of 6 July", 12, 4, 20, url=URL)],
            label=LABEL,
            empty=NOTHING,
            centre=12,
            open_period=OpenPeriod("13 Jul", "Week of 13 July", 5, URL),
            annotations=[Annotation(0, "New supplier")],
            value_heading="Complaints",
        ),
        "pareto": pareto_chart(
            [RankedBar("Late", 9, 1, vital=True, url=URL)],
            label=LABEL,
            empty=NOTHING,
            untagged=2,
            untagged_url=URL,
            cause_heading="Cause",
            count_heading="Complaints",
        ),
        "heat": heat_table(
            [HeatRow("Kettle", (HeatCell(9, URL, more=True), HeatCell(0)), URL)],
            ["Broke", "Late"],
            label=LABEL,
            row_heading="Product",
            empty=NOTHING,
        ),
        "strips": strip_table(
            [StripRow("Kettle", 40, 12, -3, 27, url=URL, split=PARTS)],
            label=LABEL,
            empty=NOTHING,
            low=-100,
            high=100,
            group_heading="Product",
            score_heading="NPS",
            reference=("all", 30),
        ),
        "split": split_bar(PARTS, label=LABEL, empty=NOTHING),
        "distribution": distribution_chart(
            [ScoreCount("0", 3, "look", URL), ScoreCount("1", 0), ScoreCount("2", 7, url=URL)],
            label=LABEL,
            empty=NOTHING,
            score_heading="Score",
            count_heading="Answers",
        ),
        "trend": trend_chart(
            [TrendPeriod("Jul", "July", 40, 12.5, 3, 22, url=URL)],
            label=LABEL,
            empty=NOTHING,
            score_heading="NPS",
        ),
    }


def empty() -> dict[str, Renderable]:
    return {
        "control": control_chart(
            [ControlPeriod("6 Jul", "Week of 6 July", None, None, None)],
            label=LABEL, empty=NOTHING, centre=None, value_heading="Complaints",
        ),
        "pareto": pareto_chart([], label=LABEL, empty=NOTHING, cause_heading="Cause", count_heading="Complaints"),
        "heat": heat_table(
            [HeatRow("Kettle", (HeatCell(0),))], ["Broke"], label=LABEL, row_heading="Product", empty=NOTHING
        ),
        "strips": strip_table(
            [], label=LABEL, empty=NOTHING, low=0, high=1, group_heading="Product", score_heading="NPS"
        ),
        "split": split_bar([SplitPart("Promoters", 0, "usual")], label=LABEL, empty=NOTHING),
        "distribution": distribution_chart(
            [ScoreCount("1", 0)], label=LABEL, empty=NOTHING, score_heading="Score", count_heading="Answers"
        ),
        "trend": trend_chart([], label=LABEL, empty=NOTHING, score_heading="NPS"),
    }  # fmt: skip
