"""Makes the text/plain form of a mail: what a person would have typed, wrapped at 72 columns."""

import textwrap
from collections.abc import Iterable, Iterator

from helpdesk.outgoing.texts.placeholders import Block
from helpdesk.outgoing.texts.rendering.direction import broken, in_own_direction
from helpdesk.outgoing.texts.rendering.nodes import Button, Divider, Heading, Items, Line, Node, Paragraph, words_of

WIDTH = 72


def as_text(nodes: Iterable[Node]) -> str:
    """The nodes as plain text: paragraphs with an empty line between them; addresses are never broken."""
    return "\n\n".join(part for node in nodes if (part := "\n".join(_node(node, WIDTH))))


def _node(node: Node, width: int) -> Iterator[str]:
    match node:
        case Paragraph(lines=lines) | Heading(lines=lines):
            for line in lines:
                yield from _wrapped(_line(line), width)
        case Button(label=label, link=link):
            yield from _wrapped(f"{label}:", width)
            yield link
        case Items(items=items, start=start):
            for place, item in enumerate(items):
                yield from _item(item, "- " if start is None else f"{start + place}. ", width)
        case Block(text=text):
            yield text.strip("\n")
        case Divider():
            yield "-" * 3


def _item(item: tuple[Node, ...], mark: str, width: int) -> Iterator[str]:
    lines = [line for node in item for line in _node(node, width - len(mark))]
    for place, line in enumerate(lines):
        yield (mark if place == 0 else " " * len(mark)) + line


def _line(line: Line) -> str:
    """A link's address follows its words once, also where these change their look within it."""
    parts: list[str] = []
    # A line of nothing but what was filled in has its direction by itself.
    is_filled_in = all(span.is_value for span in line)
    for span, following in zip(line, (*line[1:], None), strict=True):
        parts.append(in_own_direction(span.text) if span.is_value and not is_filled_in else span.text)
        ends = following is None or following.link != span.link
        label = words_of(tuple(other for other in line if other.link == span.link))
        if span.link and ends and label != span.link:
            parts.append(f" <{span.link}>")
    return "".join(parts)


def _wrapped(line: str, width: int) -> list[str]:
    return broken(textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)) or [""]
