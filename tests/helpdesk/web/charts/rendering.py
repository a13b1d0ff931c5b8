"""Reading rendered charts the way a browser would."""

from typing import Protocol
from xml.etree import ElementTree

from django.template.loader import render_to_string


class Renderable(Protocol):
    """Any chart's view model."""

    @property
    def template(self) -> str: ...


def render(chart: Renderable) -> str:
    """The chart's HTML, as a page would include it."""
    return render_to_string(chart.template, {"chart": chart})


def parse(chart: Renderable) -> ElementTree.Element:
    """The same as a tree; well-formed, or the test fails."""
    return ElementTree.fromstring(f"<div>{render(chart)}</div>")


def with_class(tree: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    """Elements that carry the class."""
    return [element for element in tree.iter() if name in element.get("class", "").split()]


def links(tree: ElementTree.Element) -> list[str]:
    """Addresses of the links, in reading order."""
    return [element.get("href", "") for element in tree.iter("a")]


def words(element: ElementTree.Element) -> str:
    """All text inside, single-spaced."""
    return " ".join("".join(element.itertext()).split())


def table_rows(tree: ElementTree.Element) -> list[list[str]]:
    """The body of the first table."""
    return [[words(cell) for cell in row] for row in tree.findall(".//tbody/tr")]
