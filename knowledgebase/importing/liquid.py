"""Translates Jekyll's Liquid tags where they mean something to a reader, and takes out the others."""

import re
from collections.abc import Mapping
from typing import Any

from knowledgebase.importing.html import inline_markdown

_CAPTURE = re.compile(r"{%-?\s*capture\s+(\w+)\s*-?%}(.*?){%-?\s*endcapture\s*-?%}", re.DOTALL)
_INCLUDE = re.compile(r"{%-?\s*include\s+([\w./-]+)(.*?)-?%}", re.DOTALL)
_PARAMETER = re.compile(r"""(\w+)=(?:"([^"]*)"|'([^']*)'|([\w.]+))""")
_TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
_LABELS = {"warning": "WARNING", "error": "CAUTION", "emergency": "CAUTION"}


def translate(body: str, page: Mapping[str, Any]) -> tuple[str, list[str]]:
    """The body without Liquid, and the names of included parts that have no counterpart here."""
    captured: dict[str, str] = {}
    lost: list[str] = []

    def capture(found: re.Match[str]) -> str:
        captured[found[1]] = found[2].strip()
        return ""

    def include(found: re.Match[str]) -> str:
        name = found[1].rsplit("/", 1)[-1]
        given = {each[1]: each[2] or each[3] or each[4] or "" for each in _PARAMETER.finditer(found[2])}
        if name == "alert.html":
            words = captured.get(given.get("content", ""), given.get("content", ""))
            return _box(_LABELS.get(given.get("type", ""), "NOTE"), words)
        items = page.get(given.get("items", "").removeprefix("page."))
        if isinstance(items, list):
            return "\n" + "\n".join(f"- {_one_line(item)}" for item in items) + "\n"
        if given.get("text"):
            return _picture(name, given["text"], given.get("image_alt_text", ""))
        lost.append(name)
        return ""

    body = _INCLUDE.sub(include, _CAPTURE.sub(capture, body))
    return _TAG.sub("", body), lost


def _picture(name: str, words: str, description: str) -> str:
    """A picture that did not come along: its caption and description, which say what it showed."""
    mark = "✗ " if "incorrect" in name else "✓ " if "correct" in name else ""
    words = words if words[-1] in ".!?" else f"{words}."
    return f"{mark}{words} {description}".rstrip()


def _one_line(item: object) -> str:
    return inline_markdown(" ".join(str(item).split()))


def _box(label: str, words: str) -> str:
    lines = inline_markdown(words.strip()).splitlines() or [""]
    return "\n" + "\n".join(["> [!" + label + "]", *(f"> {line}".rstrip() for line in lines)]) + "\n"
