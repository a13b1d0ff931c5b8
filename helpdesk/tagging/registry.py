"""What names tags besides tickets, in whatever room it lies: a room registers its own from its `apps.py`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from helpdesk.conditions import renaming
from helpdesk.people.models import User


@dataclass(frozen=True)
class TagMention:
    """One kind of things that name tags: its name for people ("Rules", marked for translation), and which name a tag.

    `rename` takes the old name, the new one, and who decided it.
    """

    key: str
    label: str
    naming: Callable[[str], Sequence[str]]
    rename: Callable[[str, str, User | None], None]
    order: int = 100


_mentions: dict[str, TagMention] = {}


def register(mention: TagMention) -> None:
    _mentions[mention.key] = mention


def tag_mentions() -> list[TagMention]:
    """All kinds, in order."""
    return sorted(_mentions.values(), key=lambda mention: (mention.order, mention.key))


def names(tree: Any, name: str) -> bool:
    """Whether a tree of conditions names a tag."""
    return renaming.names(tree, "tags", name)


def renamed(tree: Any, old: str, new: str) -> Any:
    """A tree of conditions that names a tag by its new name; one that it names already is not named twice."""
    return renaming.renamed(tree, "tags", old, new)
