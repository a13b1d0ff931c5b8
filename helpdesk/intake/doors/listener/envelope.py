"""Reads addresses of an SMTP or LMTP transaction forgivingly: one that we do not like is no reason to lose a mail."""

import re

_PATH = re.compile(r"<(?:@[^<>:]{1,1000}:)?([^<>]{0,1000})>\s*(.*)", re.DOTALL)
_BARE = re.compile(r"([^\s<>]{1,1000})\s*(.*)", re.DOTALL)


def read_path(text: str) -> tuple[str, str] | None:
    """The address in `<…>` (or bare) at the start of `text`, and what follows; None where there is none.

    The empty path of a bounce reads as `<>`. An old source route (`<@a,@b:c@d>`) is left out.
    """
    found = _PATH.match(text.lstrip()) or _BARE.match(text.lstrip())
    return (found[1].strip() or "<>", found[2]) if found else None
