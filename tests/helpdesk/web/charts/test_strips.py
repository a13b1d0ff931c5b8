from helpdesk.web.charts import StripRow, StripTable, strip_table
from tests.helpdesk.web.charts.rendering import parse, table_rows, with_class

KETTLE = StripRow("Kettle", 142, 9, -2, 20, look=True, url="/k")
TOASTER = StripRow("Toaster", 88, 51, 38, 64)
MIXER = StripRow("Mixer", 14, 29, -14, 61, faint=True, look=True)
GIFT_CARD = StripRow("Gift card", 8, reason="Too few answers for a score (under 10)")


def strips(*rows: StripRow) -> StripTable:
    return strip_table(
        rows,
        label="NPS by product",
        empty="Nothing yet",
        low=-40,
        high=80,
        group_heading="Product",
        score_heading="NPS",
        reference=("all products", 36),
    )


def test_score_range_and_answers_stand_in_words() -> None:
    tree = parse(strips(KETTLE))
    assert table_rows(tree)[0][:4] == ["Kettle", "142", "9", "−2 to 20"]
    assert [svg.get("aria-label") for svg in tree.iter("svg") if svg.get("role") == "img"] == [
        "9, range −2 to 20, 142 answers"
    ]


def test_the_dot_lies_in_its_range() -> None:
    tree = parse(strips(TOASTER))
    dot, line = with_class(tree, "chart-score")[0], with_class(tree, "chart-range")[0]
    assert float(line.get("x1", 0)) < float(dot.get("cx", 0)) < float(line.get("x2", 0))


def test_a_real_difference_is_a_diamond() -> None:
    assert with_class(parse(strips(KETTLE)), "chart-score-look")[0].tag == "path"
    assert with_class(parse(strips(TOASTER)), "chart-score-usual")[0].tag == "circle"


def test_a_small_group_is_grey_and_never_singled_out() -> None:
    tree = parse(strips(MIXER))
    assert with_class(tree, "strip-faint")
    assert with_class(tree, "chart-score-faint")[0].tag == "circle"


def test_too_few_answers_show_a_count_and_the_reason() -> None:
    tree = parse(strips(GIFT_CARD))
    assert table_rows(tree) == [["Gift card", "8", "–", "Too few answers for a score (under 10)"]]
    assert with_class(tree, "chart-score") == []


def test_a_held_back_group_shows_no_count_either() -> None:
    tree = parse(strips(StripRow("Vase", None, reason="Fewer than 5 answers")))
    assert table_rows(tree) == [["Vase", "–", "–", "Fewer than 5 answers"]]


def test_values_beyond_the_scale_stay_at_its_edge() -> None:
    tree = parse(strips(StripRow("Vase", 40, -100, -100, -80)))
    assert with_class(tree, "chart-score")[0].get("cx") == "8"
