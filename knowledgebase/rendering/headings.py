"""Puts headings below the page's own title, each with an anchor that nothing else on the page uses."""

from django.utils.text import slugify
from markdown_it.rules_core import StateCore

# Names that the page's frame uses already.
_TAKEN = ("main", "status", "toasts", "feedback", "contents")


def anchor(state: StateCore) -> None:
    """Move a body's `#` to `<h2>`, and give every heading an id made of its words."""
    used = dict.fromkeys(_TAKEN, 1)
    for index, token in enumerate(state.tokens):
        if token.type not in ("heading_open", "heading_close"):
            continue
        token.tag = f"h{max(2, int(token.tag[1]))}"
        if token.type == "heading_open":
            token.attrSet("id", _free(slugify(state.tokens[index + 1].content)[:60] or "section", used))


def _free(name: str, used: dict[str, int]) -> str:
    """The name, with a number behind it where it is taken; `used` knows the last number of each."""
    candidate, number = name, used.get(name, 0)
    while candidate in used:
        number += 1
        candidate = f"{name}-{number}"
    used[name] = max(number, 1)
    used.setdefault(candidate, 1)
    return candidate
