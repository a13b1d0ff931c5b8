"""Says what may stand between double braces in a mail text. Filled in, never executed: there is no logic to call."""

import enum
import re
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from helpdesk.web.requests.language import page_language

_BRACES = re.compile(r"\{\{\s*([^{}\n]*?)\s*\}\}")


class Kind(enum.StrEnum):
    """What a placeholder stands for.

    TEXT: words in a line. LINK: an address of our own pages. BLOCK: a part that a room draws, its own paragraph.
    """

    TEXT = "text"
    LINK = "link"
    BLOCK = "block"


class Empty(enum.StrEnum):
    """What goes with a placeholder that has nothing to say: its whole line, or the space before it.

    NEVER: it always says something.
    """

    LINE = "line"
    SPACE = "space"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Block:
    """A ready part of a mail in both forms. `html` is trusted: its maker has escaped what came from outside."""

    text: str
    html: SafeString


Example = str | Block


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One name that a mail text may hold as `{{name}}`.

    `example` stands in previews: words, a path of ours for a LINK, or a Block. What is said otherwise in other
    languages is a function of the language.

    A required one must be in the body, and always gets a value.
    """

    name: str
    meaning: str
    example: Example | Callable[[str], Example]
    kind: Kind = Kind.TEXT
    required: bool = False
    when_empty: Empty = Empty.LINE

    @property
    def written(self) -> str:
        """The placeholder as one types it: `{{name}}`."""
        return f"{{{{{self.name}}}}}"

    def example_in(self, language: str) -> Example:
        """The example that a preview in `language` shows."""
        return self.example(language) if callable(self.example) else self.example

    @property
    def shown(self) -> Example:
        """The example that stands beside the editor, in the language of the desk."""
        return self.example_in(page_language())


def tidied(source: str) -> str:
    """The source with `{{ name }}` written `{{name}}` and plain line ends."""
    lines = source.replace("\r\n", "\n").replace("\r", "\n")
    return _BRACES.sub(lambda found: f"{{{{{found[1]}}}}}", lines)


def names_in(source: str) -> list[str]:
    """Every name between double braces, in order."""
    return _BRACES.findall(source)


def without_placeholders(source: str) -> str:
    """What is left of `source` when all well-formed placeholders are taken out."""
    return _BRACES.sub("", source)
