"""A table is read whatever program wrote it, or refused."""

import codecs

import pytest

from helpdesk.web.lists.tables.numbers import whole_number
from helpdesk.web.lists.tables.read import Unreadable, read_table

TEXT = 'Größe;Wörter\r\n9;"über; alles"\r\n10;z\r\n'


def cells(content: bytes) -> list[list[str]]:
    table = read_table(content)
    return [list(table.columns), *(list(row.cells.values()) for row in table.rows())]


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("cp1252"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        f"sep=;\r\n{TEXT}".encode(),
    ],
)
def test_every_usual_encoding_is_read(content: bytes) -> None:
    assert cells(content) == [["Größe", "Wörter"], ["9", "über; alles"], ["10", "z"]]


@pytest.mark.parametrize("delimiter", ",;\t|")
def test_every_usual_delimiter_is_found(delimiter: str) -> None:
    lines = [["Score", "Words, and more"], ["9,5", 'a "b"; c|d'], ["10", ""]]
    written = "\n".join(delimiter.join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines)
    assert cells(written.encode()) == lines


def test_decimal_commas_are_no_delimiters() -> None:
    assert cells(b"Score;Date\n9,0;2026-11-01\n9,5;2026-11-02\n")[1] == ["9,0", "2026-11-01"]


def test_a_row_is_told_by_the_line_on_which_it_begins() -> None:
    rows = read_table(b'Score,Words\n9,"two\nlines"\n10,one\n').rows()
    assert [row.line for row in rows] == [2, 4]


def test_a_cell_that_was_kept_from_being_a_formula_is_read_as_it_was() -> None:
    assert cells(b"Name,Phone\n'=Ana,'+4930123456\n'tis,x\n")[1:] == [["=Ana", "+4930123456"], ["'tis", "x"]]


def test_a_row_with_more_cells_than_columns_is_told() -> None:
    rows = list(read_table(b"Score,Date\n9,0,2026-11-01\n9,2026-11-01,\n\n10\n").rows())
    assert [(row.line, row.is_torn) for row in rows] == [(2, True), (3, False), (5, False)]


@pytest.mark.parametrize("content", [b"a,b\n\x81,\x8d\n", b"a,b\n\x00\x00\x00", b"\xff\xfea"])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable, match="UTF-8"):
        read_table(content)


def test_two_columns_of_one_name_are_not_mixed_up() -> None:
    with pytest.raises(Unreadable, match="2 columns"):
        read_table(b"Score,score ,x\n1,2,3\n").column("SCORE")


@pytest.mark.parametrize(
    ("text", "value"),
    [("9", 9), (" 9.0 ", 9), ("9,00", 9), ("10.0000000000", 10), ("9.", 9), ("-1", -1), ("0", 0)]
    + [(text, None) for text in ("9.5", "9,5", "1e1", "", "nine", "9 0", "1.000,0", "٩", "²", "9" * 5000)],
)
def test_a_whole_number_may_be_written_as_a_decimal(text: str, value: int | None) -> None:
    assert whole_number(text) == value
