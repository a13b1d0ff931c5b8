"""Fills values into the nodes of a mail. The markup has been read before; a value is words, whatever it looks like."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace

from helpdesk.outgoing.texts.placeholders import Block, Empty, Kind, Placeholder, names_in
from helpdesk.outgoing.texts.rendering.addresses import absolute, is_allowed
from helpdesk.outgoing.texts.rendering.nodes import Button, Heading, Items, Line, Node, Paragraph, TextSpan, words_of

Value = str | Block
# They turn the direction of what follows, so that a value could rewrite the sentence around it.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


class Filler:
    """Fills with `values` by name; `known` are the placeholders that this mail has.

    Raises (while filling):
        KeyError: a placeholder is unknown.
        ValueError: a required value is empty, or a link leads elsewhere.
    """

    def __init__(self, known: Mapping[str, Placeholder], values: Mapping[str, Value]) -> None:
        self._known = known
        self._values = values

    def nodes(self, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        return tuple(filled for node in nodes for filled in self._node(node))

    def subject(self, source: str, known: Mapping[str, Placeholder]) -> str:
        """The subject, filled in: one line without line breaks, whatever the values are."""
        words = re.sub(r"\{\{([^{}\n]+)\}\}", lambda found: self._words(known[found[1]]), source)
        return one_line(words)

    def _node(self, node: Node) -> Iterator[Node]:
        match node:
            case Paragraph(lines=lines):
                block = self._block(lines)
                if block is not None:
                    yield block
                elif kept := self._lines(lines):
                    yield _button(kept) or Paragraph(kept)
            case Heading(lines=lines):
                if kept := self._lines(lines):
                    yield Heading(kept)
            case Items(items=items, start=start):
                kept_items = tuple(filled for item in items if (filled := self.nodes(item)))
                if kept_items:
                    yield Items(kept_items, start)
            case _:
                yield node

    def _block(self, lines: tuple[Line, ...]) -> Block | None:
        if len(lines) == 1 and len(lines[0]) == 1 and lines[0][0].is_placeholder:
            value = self._values.get(lines[0][0].text)
            return value if isinstance(value, Block) else None
        return None

    def _lines(self, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(filled for line in lines if (filled := self._line(line)))

    def _line(self, line: Line) -> Line:
        """Empty when one of its placeholders has nothing to say."""
        spans: list[TextSpan] = []
        for place, span in enumerate(line, 1):
            link = self._link(span.link)
            if not span.is_placeholder:
                spans.append(replace(span, link=link))
                continue
            placeholder = self._known[span.text]
            words = self._words(placeholder)
            if words:
                own_link = words if placeholder.kind == Kind.LINK else ""
                link = link or own_link
                spans.append(replace(span, text=words, is_placeholder=False, is_value=not link, link=link))
            elif placeholder.when_empty == Empty.LINE:
                return ()
            elif spans:
                rest = words_of(line[place:])
                spans[-1] = replace(spans[-1], text=_before_nothing(spans[-1].text, rest))
        return _merged(spans) if words_of(tuple(spans)).strip() else ()

    def _link(self, link: str) -> str:
        names = names_in(link)
        if names:
            placeholder = self._known[names[0]]
            if placeholder.kind != Kind.LINK:
                raise ValueError(f"{placeholder.written} is no address")
            return self._words(placeholder)
        return link if is_allowed(link) else ""

    def _words(self, placeholder: Placeholder) -> str:
        value = self._values.get(placeholder.name, "")
        if isinstance(value, Block):
            raise ValueError(f"{placeholder.written} must stand alone in its paragraph")
        words = one_line(value)
        if not words and placeholder.required:
            raise ValueError(f"{placeholder.written} must not be empty")
        return absolute(words) if words and placeholder.kind == Kind.LINK else words


def one_line(value: str) -> str:
    """The value on one line: no line breaks, control characters or characters that turn the direction of writing."""
    spaced = "".join(" " if unicodedata.category(character) in ("Cc", "Zl", "Zp") else character for character in value)
    return " ".join(_TURNING.sub("", spaced).split())


def _before_nothing(words: str, rest: str) -> str:
    """What stood before an empty value: without the blank, and without the comma that led to it ("Hola, Ana:")."""
    words = words.rstrip()
    goes_on = rest[:1].isspace() or rest[:1].isalnum()
    return words if goes_on else words.removesuffix(",")


def _merged(spans: list[TextSpan]) -> Line:
    """Neighbours of one look as one span."""
    merged: list[TextSpan] = []
    for span in spans:
        if merged and replace(merged[-1], text=span.text) == span:
            merged[-1] = replace(span, text=merged[-1].text + span.text)
        elif span.text:
            merged.append(span)
    return tuple(merged)


def _button(lines: tuple[Line, ...]) -> Button | None:
    links = {span.link for line in lines for span in line}
    if len(lines) != 1 or len(links) != 1:
        return None
    (link,) = links
    label = words_of(lines[0])
    return Button(label, link) if link and label != link else None
