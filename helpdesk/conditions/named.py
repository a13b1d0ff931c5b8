"""Looks up what is named once and asked for in many trees: lists of words.

Plain Python: whoever runs the product says where they are kept. What a list holds is looked up each time that it is
asked for, so that a changed list changes what every tree means that names it.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

LISTS = "word_lists"
"""Where a catalogue has the names of lists, by key."""
IN_LIST, NOT_IN_LIST = "in_list", "not_in_list"

Words = tuple[str, ...]
_lists: list[Callable[[str], Words]] = []


def keep_lists_in(words: Callable[[str], Words]) -> None:
    """Let lists be looked up by this function: the words of a key, none for one that is gone."""
    _lists[:] = [words]


def words_of(key: str) -> Words:
    """The words of a list; none where there is none of this key."""
    return _lists[0](key) if _lists else ()


def lists_in(tree: Any) -> Iterator[str]:
    """The keys of the lists that a tree, as JSON has it, names."""
    if isinstance(tree, Mapping):
        if tree.get("op") in (IN_LIST, NOT_IN_LIST):
            yield from tree.get("value", ())
        for part in tree.values():
            yield from lists_in(part)
    elif isinstance(tree, list):
        for part in tree:
            yield from lists_in(part)
