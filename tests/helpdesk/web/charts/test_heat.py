import pytest

from helpdesk.web.charts import HeatCell, HeatRow, heat_table
from helpdesk.web.charts.heat import heat_level
from tests.helpdesk.web.charts.rendering import parse, table_rows, with_class, words


@pytest.mark.parametrize(
    ("count", "largest", "level"), [(0, 58, 0), (1, 58, 1), (17, 58, 2), (57, 58, 6), (58, 58, 6), (2, 2, 2)]
)
def test_shade_follows_the_share_of_the_largest(count: int, largest: int, level: int) -> None:
    assert heat_level(count, largest) == level


def test_more_than_expected_has_a_sign_and_words_beside_its_outline() -> None:
    rows = [HeatRow("Kettle", (HeatCell(58, "/a", more=True), HeatCell(9, "/b")))]
    tree = parse(heat_table(rows, ["Broke", "Late"], label="x", row_heading="Product", empty=""))
    cell = with_class(tree, "heat-more")[0]
    assert words(cell) == "58▲, more than expected"


def test_every_cell_has_its_number_and_every_row_its_sum() -> None:
    rows = [HeatRow("Kettle", (HeatCell(58), HeatCell(0)))]
    tree = parse(heat_table(rows, ["Broke", "Late"], label="x", row_heading="Product", empty=""))
    assert table_rows(tree) == [["Kettle", "58", "0", "58"]]


def test_a_row_that_does_not_fit_the_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        heat_table([HeatRow("Kettle", (HeatCell(5),))], ["Broke", "Late"], label="x", row_heading="y", empty="")
