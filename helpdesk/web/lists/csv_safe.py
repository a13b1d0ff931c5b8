"""Makes cells of an export that no spreadsheet takes for a formula, and reads them back."""

import unicodedata
from collections.abc import Iterable

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
_MINUS = "\N{MINUS SIGN}"
_UNSEEN = "".join(
    map(
        chr,
        (
            *range(0x21),
            0x85,
            0xA0,
            0xAD,
            0x1680,
            *range(0x2000, 0x2010),
            *range(0x2028, 0x2030),
            0x205F,
            0x2060,
            0x3000,
            0xFEFF,
        ),
    )
)


def safe_cell(value: object) -> object:
    """The value as a cell: text that starts like a formula gets an apostrophe in front; numbers stay numbers."""
    if isinstance(value, (int, float)):
        return value
    text = str(value)
    return f"'{text}" if _is_formula(text) else text


def safe_row(cells: Iterable[object]) -> list[object]:
    return [safe_cell(cell) for cell in cells]


def read_cell(text: str) -> str:
    """The text of a cell that `safe_cell` may have written."""
    return text[1:] if text.startswith("'") and _is_formula(text[1:]) else text


def _is_formula(text: str) -> bool:
    """Whether a spreadsheet may calculate with `text`: full-width, small and raised signs count as the signs, and
    nothing that cannot be seen hides one."""
    first = text.lstrip(_UNSEEN)[:1]
    return text.startswith(DANGEROUS) or unicodedata.normalize("NFKC", first).startswith((*DANGEROUS, _MINUS))
