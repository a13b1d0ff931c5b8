from helpdesk.web.charts import SplitBar, SplitPart, split_bar
from tests.helpdesk.web.charts.rendering import parse, table_rows, with_class


def bar(*counts: int) -> SplitBar:
    tones = ("look", "quiet", "usual")
    parts = [SplitPart(tone, count, tone) for tone, count in zip(tones, counts, strict=True)]
    return split_bar(parts, label="Who answered", empty="Nobody yet")


def test_parts_stand_in_words_with_count_and_share() -> None:
    assert table_rows(parse(bar(97, 118, 271))) == [
        ["look", "97", "20%"],
        ["quiet", "118", "24%"],
        ["usual", "271", "56%"],
    ]


def test_parts_share_the_width_by_count() -> None:
    tree = parse(bar(1, 1, 2))
    widths = [float(part.get("width", 0)) for part in with_class(tree, "chart-bar")[:3]]
    assert abs(widths[2] - widths[0] - widths[1]) <= 2


def test_a_part_without_answers_is_not_drawn() -> None:
    drawing = parse(bar(0, 3, 7)).find(".//svg[@role='img']")
    assert drawing is not None
    assert len(with_class(drawing, "chart-bar")) == 2
