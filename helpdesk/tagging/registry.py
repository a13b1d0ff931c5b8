"""What names tags besides tickets, in whatever room it lies: a room registers its own from its `apps.py`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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
    return bool(renamed(tree, name, "") != tree)


def renamed(tree: Any, old: str, new: str) -> Any:
    """A tree of conditions that names a tag by its new name; one that it names already is not named twice."""
    if isinstance(tree, Mapping):
        if tree.get("field") == "tags" and isinstance(tree.get("value"), list):
            return {**tree, "value": in_place(tree["value"], old, new)}
        return {key: renamed(part, old, new) for key, part in tree.items()}
    return [renamed(part, old, new) for part in tree] if isinstance(tree, list) else tree


def in_place(words: Sequence[str], old: str, new: str) -> list[str]:
    """The names with the new one in the old one's place."""
    if all(word.casefold() != old.casefold() for word in words):
        return list(words)
    kept = {(new if word.casefold() == old.casefold() else word): None for word in words}
    return list({word.casefold(): word for word in reversed(kept)}.values())[::-1]
