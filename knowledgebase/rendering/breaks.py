"""Reads `<br>` in Markdown as the end of a line, for a cell of a table has no other way to hold one."""

import re

from markdown_it.rules_inline import StateInline

_BREAK = re.compile(r"<br\s{0,3}/?>", re.IGNORECASE)


def read(state: StateInline, silent: bool) -> bool:
    """Take `<br>` for the end of a line; all other HTML stays words."""
    found = _BREAK.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos = found.end()
    return True
