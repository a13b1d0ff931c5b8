"""Bodies that programs send."""

import json
from collections.abc import Mapping
from typing import Any, cast

from rest_framework import parsers
from rest_framework.exceptions import ParseError

DEEPEST = 20


class JSONParser(parsers.JSONParser):
    """JSON, refused where it is deeper than any body of ours or holds what no text holds."""

    def parse(
        self, stream: Any, media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        try:
            read = super().parse(stream, media_type, cast(Any, parser_context))
        except RecursionError as error:
            raise ParseError("This JSON is nested too deeply.") from error
        if _is_deeper(read, DEEPEST):
            raise ParseError("This JSON is nested too deeply.")
        if not _is_text(read):
            raise ParseError("This JSON holds half of a letter, such as \\ud800.")
        return read


def _is_text(read: Any) -> bool:
    """Whether every word in it can be written down: half of a surrogate pair breaks whoever answers with it."""
    try:
        json.dumps(read, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_deeper(value: Any, depth: int) -> bool:
    if not isinstance(value, dict | list):
        return False
    parts = value.values() if isinstance(value, dict) else value
    return depth == 0 or any(_is_deeper(part, depth - 1) for part in parts)
