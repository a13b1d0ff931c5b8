"""Reads the words of text/enriched (RFC 1896) and of text/richtext, its elder."""

import re

_PIECE = re.compile(r"<<|<(/?)([A-Za-z0-9-]{1,60})>|(\n+)|([^<\n]+|<)")


def enriched_text(source: str) -> str:
    """The source without its marks: one line break is a blank, of several one is left out, but where `nofill` is on."""
    pieces: list[str] = []
    hidden = verbatim = 0
    for found in _PIECE.finditer(source):
        closing, name, breaks, words = found.groups()
        step = -1 if closing else 1
        match (name or "").lower():
            case "param" | "comment":
                hidden = max(hidden + step, 0)
            case "nofill":
                verbatim = max(verbatim + step, 0)
            case "nl" | "np" | "paragraph" if not hidden:
                pieces.append("\n")
            case "lt" if not closing:
                pieces.append("<")
            case "" if not hidden:
                pieces.append("<" if found[0] == "<<" else words or _breaks(breaks, keep=bool(verbatim)))
    return "".join(pieces)


def _breaks(breaks: str, *, keep: bool) -> str:
    return breaks if keep else breaks[1:] or " "
