"""Reads a CSV file as a header and rows, whatever program wrote it."""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from helpdesk.web.lists.csv_safe import read_cell

if TYPE_CHECKING:
    from _csv import Reader

DELIMITERS = ",;\t|"
MAX_CELL = 10_000_000
_LOOKED_AT = 30
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Unreadable(ValueError):
    """The file as a whole cannot be used; the message says why, and in which line."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row by its columns. `line` is where it begins in the file; `is_torn`: it has more cells than there are
    columns, so nobody knows which belongs where."""

    line: int
    cells: dict[str, str]
    is_torn: bool = False


@dataclass(frozen=True)
class Table:
    """A CSV file that was read.

    `columns` are the header's names without the blanks around them; the rows can be read again and again.
    """

    columns: tuple[str, ...]
    _text: str = field(repr=False)
    _delimiter: str
    _skipped: int = 0

    def rows(self) -> Iterator[TableRow]:
        """Every row that holds anything, without the apostrophe that keeps a spreadsheet from calculating with a cell.

        Raises:
            Unreadable: a line is no CSV.
        """
        reader = _reader(self._text, self._delimiter)
        following = 1
        for number, cells in enumerate(_lines(reader)):
            line, following = following, reader.line_num + 1
            if number > self._skipped and any(cell.strip() for cell in cells):
                rest = cells[len(self.columns) :]
                read = dict(zip(self.columns, map(read_cell, cells), strict=False))
                yield TableRow(line, dict.fromkeys(self.columns, "") | read, any(cell.strip() for cell in rest))

    def column(self, name: str) -> str | None:
        """The column of that name, whatever its case; None if there is none.

        Raises:
            Unreadable: two columns have that name.
        """
        wanted = name.strip().casefold()
        found = [column for column in self.columns if column.casefold() == wanted]
        if len(found) > 1:
            raise Unreadable(f"There are {len(found)} columns {name.strip()!r}; give each a name of its own.")
        return found[0] if found else None


def read_table(content: bytes) -> Table:
    """The table in `content`: UTF-8, UTF-16 or Windows-1252; commas, semicolons, tabs or bars between cells.

    Raises:
        Unreadable: it is no text, or no CSV.
    """
    text = decode(content)
    skipped = 0
    if text[:4].casefold() == "sep=" and text[4:5] in DELIMITERS and text[5:6] in ("\r", "\n"):
        delimiter, skipped = text[4], 1
    else:
        delimiter = _delimiter(text)
    header = next((cells for number, cells in enumerate(_lines(_reader(text, delimiter))) if number == skipped), [])
    while header and not header[-1].strip():
        header.pop()
    return Table(tuple(name.strip() for name in header), text, delimiter, skipped)


def decode(content: bytes) -> str:
    """The text of a file. A mark at its beginning decides; else UTF-8, then UTF-16 by its zeros, then Windows-1252.

    Raises:
        Unreadable: it is none of these.
    """
    codec = next((codec for mark, codec in _MARKS if content.startswith(mark)), "") or _by_zeros(content)
    for name in (codec,) if codec else ("utf-8", "cp1252"):
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Unreadable("The file is no text in UTF-8, UTF-16 or Windows-1252. Save it as CSV in UTF-8 and try again.")


def _by_zeros(content: bytes) -> str:
    """UTF-16 without a mark: every other byte of plain letters is zero."""
    start = content[:200]
    if start[1::2].count(0) > len(start) // 3:
        return "utf-16-le"
    return "utf-16-be" if start[::2].count(0) > len(start) // 3 else ""


def _delimiter(text: str) -> str:
    """The delimiter that gives the first rows as many cells as the header, and the most of them."""

    def fitness(delimiter: str) -> tuple[bool, int]:
        found: list[int] = []
        try:
            for cells in _lines(_reader(text, delimiter)):
                found.append(len(cells))
                if len(found) == _LOOKED_AT:
                    break
        except Unreadable:
            return (False, 0)
        return (len(set(found)) == 1 and found[0] > 1, found[0] if found else 0)

    return max(DELIMITERS, key=fitness)


def _reader(text: str, delimiter: str) -> "Reader":
    csv.field_size_limit(MAX_CELL)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _lines(reader: "Reader") -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error as error:
        raise Unreadable(f"Line {reader.line_num} is no CSV: {error}.") from error
