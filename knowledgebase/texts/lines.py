"""Compares two versions of a text line by line."""

from difflib import SequenceMatcher

Line = tuple[str, str]


def line_changes(before: str, after: str) -> list[Line]:
    """Lines as (sign, words): "" kept, "-" taken out, "+" put in."""
    old, new = before.splitlines(), after.splitlines()
    lines: list[Line] = []
    for what, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            lines += [("", line) for line in new[j1:j2]]
            continue
        lines += [("-", line) for line in old[i1:i2]]
        lines += [("+", line) for line in new[j1:j2]]
    return lines
