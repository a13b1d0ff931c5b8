"""Reads tables in Markdown: which lines are their rows, and what a cell may hold."""

import re

RULE = re.compile(r"^\s*\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?)?\s*\|?\s*$")
_BAR = re.compile(r"(?<!\\)\|")
_ITEM = re.compile(r"\s*<li[^<>]*>\s*", re.IGNORECASE)
_ITEM_END = re.compile(r"\s*</li\s*>\s*", re.IGNORECASE)
_LIST = re.compile(r"\s*</?(?:ul|ol)\b[^<>]*>\s*", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\s*</p>\s*<p[^<>]*>\s*", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TABLE = re.compile(r"<table\b[^<>]*>((?:(?!<table\b).)*?)</table\s*>", re.IGNORECASE | re.DOTALL)
_CAPTION = re.compile(r"<caption\b[^<>]*>(.*?)</caption\s*>", re.IGNORECASE | re.DOTALL)
_ROW = re.compile(r"<tr\b[^<>]*>(.*?)(?=</?tr\b|\Z)", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(r"<t[dh]\b[^<>]*>(.*?)(?=</?t[dh]\b|\Z)", re.IGNORECASE | re.DOTALL)
BREAK = "<br>"


def from_elements(text: str) -> str:
    """The text with its HTML tables as rows between bars.

    Their first row becomes the header, which every table here has; a table around another stays as it is.
    """
    return _TABLE.sub(lambda found: _between_bars(found[1]) or found[0], text)


def _between_bars(inner: str) -> str:
    rows = [cells for row in _ROW.findall(inner) if (cells := [_one_line(cell) for cell in _CELL.findall(row)])]
    if not rows:
        return ""
    width = max(map(len, rows))
    head, *others = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows]
    above = [_one_line(words) for words in _CAPTION.findall(inner)]
    return "\n\n".join(["", *above, "\n".join([head, f"|{'---|' * width}", *others]), ""])


def _one_line(cell: str) -> str:
    return escape_bars(" ".join(cell.split()))


def rows_of(lines: list[str]) -> set[int]:
    """The numbers of the lines that are rows: a line of dashes and bars, what stands above it, and all below."""
    rows: set[int] = set()
    is_open = False
    for number, line in enumerate(lines):
        if number and RULE.match(line) and _BAR.search(lines[number - 1]) and not is_open:
            rows.add(number - 1)
            is_open = True
        elif not _BAR.search(line):
            is_open = False
        if is_open:
            rows.add(number)
    return rows


def cells(line: str) -> int:
    """How many cells a row between bars has."""
    return len(_BAR.findall(line)) - 1


def escape_bars(text: str) -> str:
    """The text without bars that would end its cell."""
    return _BAR.sub(r"\\|", text)


def whole(line: str) -> str:
    """A row of a table on one line: lists and paragraphs in its cells are joined there."""
    line = _ITEM.sub("• ", _ITEM_END.sub(BREAK, line))
    line = re.sub(rf"(?:{BREAK})+\s*(</(?:ul|ol)\s*>)", r"\1", line, flags=re.IGNORECASE)
    return _BREAK.sub(BREAK, _PARAGRAPH.sub(BREAK, _LIST.sub(" ", line)))
