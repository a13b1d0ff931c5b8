"""Makes a heat table: where two things meet more often, such as product and cause. A real table, a number in every
cell.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from helpdesk.web.words import formats

MORE = '{}<span class="heat-sign" aria-hidden="true">▲</span><span class="visually-hidden">, {}</span>'
LEVELS = 6
"""Steps of the one hue above zero; the last is the only dark one."""


@dataclass(frozen=True)
class HeatCell:
    """A count with its link; `more` marks what is more than expected, by outline and ▲."""

    count: int
    url: str = ""
    more: bool = False


@dataclass(frozen=True)
class HeatRow:
    """A row of counts in the order of the columns."""

    label: str
    cells: tuple[HeatCell, ...]
    url: str = ""


@dataclass(frozen=True)
class ShadedCell:
    """A cell as drawn: `level` 0 to 6 picks the class heat-0 … heat-6."""

    column: str
    words: SafeString
    level: int
    url: str
    more: bool


@dataclass(frozen=True)
class ShadedRow:
    """A row as drawn, with its sum."""

    label: str
    url: str
    cells: tuple[ShadedCell, ...]
    total: str


@dataclass(frozen=True)
class HeatTable:
    """Render with `{% include chart.template %}`."""

    label: str
    row_heading: str
    columns: tuple[str, ...]
    rows: tuple[ShadedRow, ...]
    empty: str = ""

    template = "components/charts/heat.html"

    @property
    def levels(self) -> range:
        """Steps of the legend from few to many."""
        return range(LEVELS + 1)


def heat_table(
    rows: Sequence[HeatRow], columns: Sequence[str], *, label: str, row_heading: str, empty: str
) -> HeatTable:
    """Table of counts, shaded by their share of the largest one.

    Raises:
        ValueError: a row does not fit the columns.
    """
    largest = max((cell.count for row in rows for cell in row.cells), default=0)
    if not largest:
        return HeatTable(label, row_heading, (), (), empty)
    return HeatTable(label, row_heading, tuple(columns), tuple(_shaded(row, columns, largest) for row in rows))


def heat_level(count: int, largest: int) -> int:
    """The shade of a count: 0 for nothing, else 1 to 6; a handful is never dark, however little there is elsewhere."""
    return ceil(LEVELS * count / max(largest, LEVELS))


def _words(cell: HeatCell) -> SafeString:
    count = formats.number(cell.count)
    return format_html(MORE, count, gettext("more than expected")) if cell.more else format_html("{}", count)


def _shaded(row: HeatRow, columns: Sequence[str], largest: int) -> ShadedRow:
    cells = tuple(
        ShadedCell(column, _words(cell), heat_level(cell.count, largest), cell.url, cell.more)
        for column, cell in zip(columns, row.cells, strict=True)
    )
    return ShadedRow(row.label, row.url, cells, formats.number(sum(cell.count for cell in row.cells)))
