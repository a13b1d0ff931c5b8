"""A mail's body between its source and its two forms: a few nested values."""

from dataclasses import dataclass

from helpdesk.outgoing.texts.placeholders import Block


@dataclass(frozen=True, slots=True)
class TextSpan:
    """Words of one look.

    `text` is a placeholder's name while `is_placeholder`; `link` is an address or `{{name}}`. `is_value` are words that
    were filled in, in whatever language they are.
    """

    text: str
    is_placeholder: bool = False
    strong: bool = False
    emphasis: bool = False
    link: str = ""
    is_value: bool = False


Line = tuple[TextSpan, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Button:
    """A link that stands alone in its paragraph."""

    label: str
    link: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list; `start` is the first number of a numbered one, None for bullets."""

    items: tuple[tuple["Node", ...], ...]
    start: int | None


@dataclass(frozen=True, slots=True)
class Divider:
    """The line below which the foot of a mail begins."""


Node = Paragraph | Heading | Button | Items | Divider | Block


def words_of(line: Line) -> str:
    """The words of a line without their looks."""
    return "".join(span.text for span in line)
