"""What is missing before a ticket can be resolved, in words: stored as the names of the guards that miss something."""

from collections.abc import Iterable

from django.utils.translation import gettext

_words: dict[str, str] = {}


def register(name: str, words: str) -> None:
    """The sentence of one guard; `words` are collected with `gettext_noop`."""
    _words[name] = words


def in_words(names: Iterable[str]) -> list[str]:
    """What each of these guards misses; names that nobody knows any more are left out."""
    return [gettext(_words[name]) for name in names if name in _words]
