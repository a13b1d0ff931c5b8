from collections.abc import Sequence

import pytest

from helpdesk.web.charts import Annotation, Chart, ControlPeriod, OpenPeriod, control_chart
from tests.helpdesk.web.charts.rendering import parse, table_rows, with_class, words

STEADY = [(22, 12.5, 35.6), (26, 12.5, 35.6), (41, 12.5, 35.6)]
CHANGING = [(12, 2, 23), (None, None, None), (40, 0, 25), (13, 1, 24)]


def chart(
    values: Sequence[tuple[float | None, float | None, float | None]],
    *,
    running: int | None = None,
    annotations: tuple[Annotation, ...] = (),
) -> Chart:
    return control_chart(
        [
            ControlPeriod(f"W{i}", f"week {i}", value, low, high, signal=bool(value and value > 35))
            for i, (value, low, high) in enumerate(values)
        ],
        label="Complaints per week",
        empty="Nothing yet",
        centre=24.1,
        open_period=OpenPeriod("now", "this week", running) if running is not None else None,
        annotations=annotations,
        value_heading="Complaints",
    )


def test_a_signal_is_a_diamond_with_its_value() -> None:
    tree = parse(chart(STEADY))
    assert len(with_class(tree, "chart-diamond")) == 1
    assert [words(text) for text in with_class(tree, "chart-value")] == ["41"]
    assert len(with_class(tree, "chart-dot")) == 2


def test_lines_are_named_at_their_end() -> None:
    labels = {words(text) for text in with_class(parse(chart(STEADY)), "chart-label")}
    assert labels == {"Usual 24.1", "Upper limit 35.6", "Lower limit 12.5"}


def test_the_open_period_is_hollow_dotted_and_named() -> None:
    tree = parse(chart(STEADY, running=29))
    assert len(with_class(tree, "chart-dot-open")) == len(with_class(tree, "chart-line-open")) == 1
    assert "29 so far" in [words(text) for text in with_class(tree, "chart-label")]
    assert table_rows(tree)[-1] == ["this week", "29", "–", "–", "so far"]


def test_limits_step_with_the_periods_and_leave_gaps() -> None:
    tree = parse(chart(CHANGING))
    bands = [path.get("d", "") for path in with_class(tree, "chart-band")]
    assert [band.count("L") + 1 for band in bands] == [4, 8]


def test_the_line_leaves_out_missing_periods() -> None:
    tree = parse(chart(CHANGING))
    assert len(with_class(tree, "chart-line")) == 2
    assert table_rows(tree)[1] == ["week 1", "–", "–", "–", ""]


def test_what_happened_is_written_at_its_period() -> None:
    tree = parse(chart(STEADY, annotations=(Annotation(1, "New supplier"),)))
    note = with_class(tree, "chart-note-line")[0]
    assert note.get("x1") == with_class(tree, "chart-dot")[1].get("cx")
    assert words(with_class(tree, "chart-note")[0]) == "New supplier"


def test_a_chart_without_baseline_shows_values_without_limits() -> None:
    tree = parse(chart([(3, None, None), (4, None, None)]))
    assert len(with_class(tree, "chart-dot")) == 2
    assert with_class(tree, "chart-band") == []


@pytest.mark.parametrize("count", [1, 2, 60])
def test_any_number_of_periods_fits(count: int) -> None:
    drawn = chart([(float(i), 0.0, 90.0) for i in range(count)], running=4)
    assert len(with_class(parse(drawn), "chart-mark")) == 0
    for text in with_class(parse(drawn), "chart-tick"):
        assert 0 <= float(text.get("x", "-1")) <= drawn.width
