"""Reads the amounts of a file, which writes them in one way: with a point or with a comma before the cents.

1,234 is a thousand or little more than one. A cell such as 12,50 anywhere in the file proves which; where none does, a
person has to say.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

_DECORATION = re.compile(r"[\s\u00a0\u202f'’]|[A-Z]{3}|[^\w.,+()−-]")
_WRITTEN = re.compile(r"[+-]?\d[\d.,]*", re.ASCII)
_GROUP = 3


class DecimalMark(StrEnum):
    """What stands before the cents."""

    POINT = "point"
    COMMA = "comma"

    @property
    def sign(self) -> str:
        return "." if self is DecimalMark.POINT else ","

    @property
    def grouping(self) -> str:
        return "," if self is DecimalMark.POINT else "."


@dataclass(frozen=True, slots=True)
class Amounts:
    """Reads the cells of one file."""

    mark: DecimalMark

    def amount(self, text: str) -> Decimal:
        """The amount of a cell, whatever currency stands beside it.

        Raises:
            ValueError: it is none, or groups its digits in another way.
        """
        bare = _bare(text)
        whole, _, cents = bare.partition(self.mark.sign)
        groups = whole.lstrip("+-").split(self.mark.grouping)
        torn = any(len(group) != _GROUP for group in groups[1:]) or not 1 <= len(groups[0]) <= (
            _GROUP if len(groups) > 1 else len(whole)
        )
        if torn or (cents and not cents.isdigit()):
            raise ValueError("no amount")
        return Decimal(f"{whole.replace(self.mark.grouping, '')}.{cents or '0'}")


def decimal_mark(cells: Iterable[str]) -> DecimalMark | None:
    """What stands before the cents in a file, as its cells together prove it; None where they prove nothing, or both.

    A file without any mark has a point: it does not matter.
    """
    proofs, is_open = set(), False
    for cell in cells:
        try:
            proof = _proof(_bare(cell))
        except ValueError:
            continue
        if isinstance(proof, DecimalMark):
            proofs.add(proof)
        else:
            is_open |= proof
    if len(proofs) == 1:
        return proofs.pop()
    return None if proofs or is_open else DecimalMark.POINT


def _bare(text: str) -> str:
    """The digits and marks of a cell, with its sign: (12.50) and 12.50− are minus 12.50.

    Raises:
        ValueError: there is something else.
    """
    bare = _DECORATION.sub("", text.strip()).replace("−", "-")
    is_minus = (bare.startswith("(") and bare.endswith(")")) or bare.endswith("-")
    bare = bare.strip("()").rstrip("-")
    if not _WRITTEN.fullmatch(bare):
        raise ValueError("no amount")
    return f"-{bare}" if is_minus else bare


def _proof(bare: str) -> DecimalMark | bool:
    """The mark that a cell proves; else whether it could be read in two ways."""
    marks = [letter for letter in bare if letter in ".,"]
    if not marks:
        return False
    if len(set(marks)) > 1:
        return DecimalMark.POINT if marks[-1] == "." else DecimalMark.COMMA
    other = DecimalMark.COMMA if marks[0] == "." else DecimalMark.POINT
    if len(marks) > 1:
        return other
    whole, _, rest = bare.lstrip("+-").partition(marks[0])
    if len(rest) != _GROUP or len(whole) > _GROUP or whole.startswith("0"):
        return DecimalMark.POINT if marks[0] == "." else DecimalMark.COMMA
    return True
