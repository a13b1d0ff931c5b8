"""Reads the small markup of mail texts: paragraphs, **bold**, *italic*, lists, one heading, links, and a divider.

No HTML, pictures, tables, code or references. Placeholders are recognised while reading, before any value is known,
so that nothing in a value can become markup.
"""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from helpdesk.outgoing.texts.placeholders import tidied
from helpdesk.outgoing.texts.rendering.nodes import Divider, Heading, Items, Line, Node, Paragraph, TextSpan
from helpdesk.web.html.markdown_bounds import bound

MAX_BODY = 10_000
"""Several pages of a letter."""

MAX_STEPS = 5_000
MAX_SUBJECT = 200
_PLACEHOLDER = re.compile(r"\{\{([^{}\n]+)\}\}")


class _MarkupReader(MarkdownIt):
    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the library's name
        return url if _PLACEHOLDER.fullmatch(url) else super().normalizeLink(url)

    def validateLink(self, url: str) -> bool:  # noqa: N802
        # Every address is read as one, so that a wrong one can be named; `fill` and `problems` decide.
        return True


def _placeholder(state: StateInline, silent: bool) -> bool:
    found = _PLACEHOLDER.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        state.push("placeholder", "", 0).content = found[1]
    state.pos = found.end()
    return True


_reader = _MarkupReader("zero", {"maxNesting": 12}).enable(
    ["hr", "list", "heading", "newline", "escape", "emphasis", "link", "balance_pairs", "fragments_join"]
)
_reader.inline.ruler.before("escape", "placeholder", _placeholder)
bound(_reader, MAX_STEPS)


def read(source: str) -> tuple[Node, ...]:
    """The nodes of a body, placeholders not yet filled in.

    Raises:
        ValueError: it is longer than MAX_BODY, or has more markup than MAX_STEPS.
    """
    if len(source) > MAX_BODY:
        raise ValueError(f"longer than {MAX_BODY:,} characters")
    return tuple(_nodes(iter(_reader.parse(tidied(source)))))


def _nodes(tokens: Iterator[Token]) -> Iterator[Node]:
    """Nodes up to the end, or to the close of the list or item that was opened before."""
    for token in tokens:
        match token.type:
            case "paragraph_open":
                yield Paragraph(_lines(next(tokens)))
            case "heading_open":
                yield Heading(_lines(next(tokens)))
            case "bullet_list_open":
                yield Items(tuple(_items(tokens)), None)
            case "ordered_list_open":
                yield Items(tuple(_items(tokens)), int(token.attrs.get("start", 1)))
            case "hr":
                yield Divider()
            case "list_item_close":
                return


def _items(tokens: Iterator[Token]) -> Iterator[tuple[Node, ...]]:
    for token in tokens:
        if token.type == "list_item_open":
            yield tuple(_nodes(tokens))
        else:
            return


def _lines(inline: Token) -> tuple[Line, ...]:
    lines: list[list[TextSpan]] = [[]]
    strong = emphasis = 0
    link = ""
    for token in inline.children or []:
        match token.type:
            case "softbreak" | "hardbreak":
                lines.append([])
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "em_open" | "em_close":
                emphasis += token.nesting
            case "link_open":
                link = str(token.attrs["href"])
            case "link_close":
                link = ""
            case _ if token.content:
                is_placeholder = token.type == "placeholder"
                lines[-1].append(TextSpan(token.content, is_placeholder, bool(strong), bool(emphasis), link))
    return tuple(tuple(line) for line in lines)
