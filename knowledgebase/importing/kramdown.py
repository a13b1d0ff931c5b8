"""Rewrites what kramdown has and CommonMark has not: attribute lists, and tables without a line under the head."""

import re

from knowledgebase.importing.tables import RULE, cells

_ATTRIBUTES = re.compile(r"[ \t]*{:[^{}\n]*}")
_ROW = re.compile(r"^\s*\|.*\|\s*$")
_BOX = re.compile(
    r"^\*\*(Warning|Note|Important|Tip|Advertencia|Nota|Importante|Consejo):?\*\*:?\s+(?=\S)", re.MULTILINE
)
_LABELS = {"Warning": "WARNING", "Advertencia": "WARNING", "Important": "IMPORTANT", "Importante": "IMPORTANT"}


def translate(body: str) -> str:
    """The body as CommonMark with tables; a paragraph that begins with "**Warning**:" becomes a box."""
    return _boxes(_tables(_ATTRIBUTES.sub("", body)))


def _tables(body: str) -> str:
    lines: list[str] = []
    in_table = False
    for line in body.split("\n"):
        row = bool(_ROW.match(line)) or bool(in_table and line.strip().startswith("|"))
        if row and not in_table and lines and lines[-1].strip():
            lines.append("")
        if in_table and row and len(_table_start(lines)) == 1 and not RULE.match(line):
            lines.append("|" + "---|" * cells(lines[-1]))
        lines.append(line)
        in_table = row
    return "\n".join(lines)


def _table_start(lines: list[str]) -> list[str]:
    """The rows of the table at the end of `lines`."""
    rows: list[str] = []
    for line in reversed(lines):
        if not line.strip().startswith("|"):
            break
        rows.append(line)
    return rows


def _boxes(body: str) -> str:
    paragraphs = body.split("\n\n")
    return "\n\n".join(_box(paragraph) for paragraph in paragraphs)


def _box(paragraph: str) -> str:
    start = _BOX.match(paragraph)
    if start is None:
        return paragraph
    label = _LABELS.get(start[1], "NOTE")
    return "\n".join([f"> [!{label}]", *(f"> {line}" for line in paragraph[start.end() :].split("\n"))])
