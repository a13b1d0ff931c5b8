"""Describes what a page gets: a drawing with its sentence, the marks that lead on, and the same data as a table."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from helpdesk.web.charts.svg import EMPTY


@dataclass(frozen=True)
class FigureRow:
    """One row of numbers as words; the first cell names the row and links to `url` where there is one."""

    cells: tuple[str, ...]
    url: str = ""

    @property
    def name(self) -> str:
        """The first cell."""
        return self.cells[0]

    @property
    def values(self) -> tuple[str, ...]:
        """The cells after the first."""
        return self.cells[1:]


@dataclass(frozen=True)
class DataTable:
    """The data of a chart, for "See as table"."""

    columns: tuple[str, ...]
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True)
class Chart:
    """Render with `{% include chart.template %}`; `label` says in one sentence what the drawing shows.

    `empty` explains why there is nothing to draw, and then stands in place of the drawing. With
    `newest_first` a phone, where the drawing has to scroll, shows its end before its beginning.
    """

    label: str
    table: DataTable
    width: int = 0
    height: int = 0
    drawing: SafeString = EMPTY
    marks: SafeString = EMPTY
    empty: str = ""
    newest_first: bool = False

    template = "components/charts/chart.html"

    @property
    def leads_on(self) -> bool:
        """Whether a mark of it is a link, by which a keyboard slides it where it does not fit."""
        return "<a " in self.marks

    @property
    def size(self) -> str:
        """How far the drawing may shrink and grow before its words become too small or too large: "small", "medium" or
        "wide".
        """
        return "small" if self.width <= 400 else "medium" if self.width <= 520 else "wide"


def empty_chart(label: str, explanation: str) -> Chart:
    """A chart without data: the explanation, and nothing that looks like a result."""
    return Chart(label, DataTable((), ()), empty=explanation)
