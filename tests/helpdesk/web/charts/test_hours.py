from helpdesk.web.charts import Chart, HourCount, HourWords, hours_chart
from tests.helpdesk.web.charts.rendering import parse, table_rows, with_class

WORDS = HourWords("Hour", "New", "Resolved", "Usual")
HOURS = [
    HourCount("08", "08:00–09:00", 4, 2, 3.5, 1, 6),
    HourCount("09", "09:00–10:00", 1, 0, 2.0, 0, 4, running=True),
    HourCount("10", "10:00–11:00", None, None, 5.0, 2, 8),
]


def chart(hours: list[HourCount]) -> Chart:
    return hours_chart(hours, label="Tickets by the hour", empty="Nothing yet", words=WORDS)


def test_an_hour_that_has_not_begun_has_its_range_and_no_bars() -> None:
    tree = parse(chart(HOURS[2:]))
    assert len(with_class(tree, "chart-bar")) == 2, "the swatches of the legend alone"
    assert len(with_class(tree, "chart-centre")) == 1


def test_the_table_tells_each_hour_with_its_range() -> None:
    assert table_rows(parse(chart(HOURS))) == [
        ["08:00–09:00", "4", "2", "3.5 (1 to 6)"],
        ["09:00–10:00 (so far)", "1", "0", "2.0 (0 to 4)"],
        ["10:00–11:00", "–", "–", "5.0 (2 to 8)"],
    ]


def test_bars_stand_on_zero_and_keep_their_proportion() -> None:
    # The first two are swatches of the legend.
    heights = [float(bar.get("height", 0)) for bar in with_class(parse(chart(HOURS)), "chart-bar")][2:]
    assert heights[0] == 2 * heights[1]


def test_what_is_usual_is_left_out_where_it_cannot_be_said() -> None:
    tree = parse(chart([HourCount("08", "08:00–09:00", 1, 0)]))
    assert with_class(tree, "chart-centre") == []
    assert table_rows(tree)[0][3] == "–"


def test_without_numbers_nothing_is_drawn() -> None:
    assert chart([HourCount("08", "08:00–09:00", 0, 0)]).empty == "Nothing yet"
