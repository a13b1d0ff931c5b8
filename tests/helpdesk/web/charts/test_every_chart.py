"""Rules that hold for each chart: words for ears, links, escaping, a strict policy, an explanation when empty."""

import re

import pytest
from django.utils import translation

from tests.helpdesk.web.charts import samples
from tests.helpdesk.web.charts.rendering import links, parse, render, table_rows, words

KINDS = sorted(samples.filled())
COORDINATES = re.compile(r' (?:x|y|x1|y1|x2|y2|cx|cy|r|width|height|d)="([^"]*)"')
drawn_kinds = pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "heat"])
all_kinds = pytest.mark.parametrize("kind", KINDS)


@drawn_kinds
def test_a_drawing_is_an_image_with_a_sentence(kind: str) -> None:
    images = [svg for svg in parse(samples.filled()[kind]).iter("svg") if svg.get("role") == "img"]
    assert images
    assert all(image.get("aria-label") for image in images)


@drawn_kinds
def test_links_stand_beside_the_image_not_inside(kind: str) -> None:
    for svg in parse(samples.filled()[kind]).iter("svg"):
        if svg.get("role") == "img":
            assert links(svg) == []


@all_kinds
def test_data_also_come_as_a_table_with_a_caption(kind: str) -> None:
    tree = parse(samples.filled()[kind])
    assert table_rows(tree)
    caption = tree.find(".//caption")
    assert caption is not None
    assert words(caption) == samples.LABEL


@all_kinds
def test_marks_lead_to_the_tickets(kind: str) -> None:
    assert samples.URL in links(parse(samples.filled()[kind]))


@all_kinds
def test_nothing_breaks_a_strict_content_security_policy(kind: str) -> None:
    html = render(samples.filled()[kind])
    assert not re.search(r"\sstyle=|\son\w+=|<style|<script|javascript:", html)


@all_kinds
def test_numbers_of_a_drawing_ignore_the_language(kind: str) -> None:
    with translation.override("de"):
        html = render(samples.filled()[kind])
    assert not [value for value in COORDINATES.findall(html) if "," in value]


@all_kinds
def test_without_data_there_is_an_explanation_and_no_drawing(kind: str) -> None:
    tree = parse(samples.empty()[kind])
    assert words(tree) == samples.NOTHING
    assert tree.find(".//svg") is None
