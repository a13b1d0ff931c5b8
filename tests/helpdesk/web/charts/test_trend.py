from xml.etree.ElementTree import Element

from helpdesk.web.charts import TrendPeriod, trend_chart
from tests.helpdesk.web.charts.rendering import parse, table_rows, with_class, words

JUNE = TrendPeriod("Jun", "June", 400, 38, 31, 45)
JULY = TrendPeriod("Jul", "July", 3, None, None, None)
AUGUST = TrendPeriod("Aug", "August", 20, 42, 12, 72, faint=True)
SEPTEMBER = TrendPeriod("Sep", "September", 380, 40, 33, 47)
OCTOBER = TrendPeriod("Oct", "October", 90, 36, 20, 52, running=True)


def draw(*periods: TrendPeriod) -> Element:
    return parse(trend_chart(periods, label="NPS by month", empty="Nothing yet", score_heading="NPS"))


def test_each_score_stands_on_the_band_of_its_range() -> None:
    tree = draw(AUGUST, SEPTEMBER)
    assert len(with_class(tree, "chart-band")) == 1
    assert table_rows(tree)[1] == ["September", "40", "33 to 47", "380"]


def test_a_missing_period_leaves_a_gap() -> None:
    tree = draw(JUNE, JULY, AUGUST, SEPTEMBER)
    assert len(with_class(tree, "chart-line")) == 2
    assert len(with_class(tree, "chart-whisker")) == 1
    assert table_rows(tree)[1] == ["July", "–", "–", "3"]


def test_a_small_sample_is_grey_and_the_running_period_hollow() -> None:
    tree = draw(AUGUST, SEPTEMBER, OCTOBER)
    assert [len(with_class(tree, f"chart-dot{kind}")) for kind in ("-faint", "", "-open")] == [1, 1, 1]
    assert len(with_class(tree, "chart-line-open")) == 1
    assert table_rows(tree)[2][0] == "October (so far)"


def test_the_last_score_is_written_at_the_end() -> None:
    assert [words(text) for text in with_class(draw(SEPTEMBER, OCTOBER), "chart-value")] == ["36"]
