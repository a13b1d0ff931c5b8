"""Keeps code in Markdown out of every translation: what looks like a tag or a link there is none."""

import re
from collections.abc import Callable

from knowledgebase.importing.tables import escape_bars, rows_of

_FENCE = re.compile(r"\s*(?:>\s*|[-*+]\s+|\d+[.)]\s+)*(`{3,}[^`]*|~{3,}.*)\Z")
_SPAN = re.compile(r"(?<![`\\])(`{1,4})(?!`)([^`]|[^`].{0,500}?[^`])\1(?!`)")
_LONGEST = 20_000
_OPEN, _CLOSE = "\ue000", "\ue001"
_PLACE = re.compile(f"{_OPEN}(\\d+){_CLOSE}")


def outside(body: str, translate: Callable[[str], str]) -> str:
    """The body with all but its code translated."""
    body, kept = _taken_out(body.replace(_OPEN, "").replace(_CLOSE, ""))
    return _put_back(translate(body), kept)


def _taken_out(body: str) -> tuple[str, list[str]]:
    kept: list[str] = []

    def keep(code: str) -> str:
        kept.append(code)
        return f"{_OPEN}{len(kept) - 1}{_CLOSE}"

    lines: list[str] = []
    block: list[str] = []
    mark = ""
    for line in body.split("\n"):
        if mark:
            block.append(line)
            if line.strip(" \t>").startswith(mark) and not line.strip(" \t>").strip(mark[0]):
                lines.append(keep("\n".join(block)))
                mark, block = "", []
        elif fence := _FENCE.match(line):
            mark = re.match(r"`+|~+", fence[1])[0]  # type: ignore[index] # the fence begins with it
            block = [line]
        elif len(line) <= _LONGEST:
            lines.append(_SPAN.sub(lambda found: keep(found[0]), line))
        else:
            lines.append(line)
    return "\n".join([*lines, keep("\n".join(block))] if block else lines), kept


def _put_back(body: str, kept: list[str]) -> str:
    lines = body.split("\n")
    rows = rows_of(lines)
    for number, line in enumerate(lines):
        if _OPEN in line:
            lines[number] = _filled(line, kept, is_row=number in rows)
    return "\n".join(lines)


def _filled(line: str, kept: list[str], *, is_row: bool) -> str:
    def code(found: re.Match[str]) -> str:
        return escape_bars(kept[int(found[1])]) if is_row else kept[int(found[1])]

    return _PLACE.sub(code, line)
