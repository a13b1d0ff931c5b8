"""Puts one value in another one's place in what conditions name, such as a tag that has a new name."""

from collections.abc import Mapping, Sequence
from typing import Any


def names(tree: Any, field: str, value: str) -> bool:
    """Whether a tree of conditions, as JSON has it, names this value of a field."""
    return bool(renamed(tree, field, value, "") != tree)


def renamed(tree: Any, field: str, old: str, new: str) -> Any:
    """A tree of conditions that names the new value of a field; one that it names already is not named twice."""
    if isinstance(tree, Mapping):
        if tree.get("field") == field and isinstance(tree.get("value"), list):
            return {**tree, "value": in_place(tree["value"], old, new)}
        return {key: renamed(part, field, old, new) for key, part in tree.items()}
    return [renamed(part, field, old, new) for part in tree] if isinstance(tree, list) else tree


def in_place(words: Sequence[str], old: str, new: str) -> list[str]:
    """The values with the new one in the old one's place."""
    if all(word.casefold() != old.casefold() for word in words):
        return list(words)
    kept = {(new if word.casefold() == old.casefold() else word): None for word in words}
    return list({word.casefold(): word for word in reversed(kept)}.values())[::-1]
