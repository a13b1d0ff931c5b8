"""Cells of an export that no spreadsheet takes for a formula."""

from collections.abc import Iterable

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: object) -> object:
    """Text that starts like a formula gets an apostrophe in front; numbers stay numbers."""
    if isinstance(value, (int, float)):
        return value
    text = str(value)
    return f"'{text}" if text.lstrip().startswith(DANGEROUS) or text.startswith(DANGEROUS) else text


def safe_row(cells: Iterable[object]) -> list[object]:
    return [safe_cell(cell) for cell in cells]
