"""Says what is missing before a ticket can be resolved, in words; stored are the names of guards."""

from collections.abc import Iterable

from django.utils.translation import gettext

_words: dict[str, str] = {}


def register(name: str, words: str) -> None:
    """Register the sentence of one guard; `words` are collected with `gettext_noop`."""
    _words[name] = words


def in_words(names: Iterable[str]) -> list[str]:
    """Sentences of what each of these guards misses; names that nobody knows any more are left out."""
    return [gettext(_words[name]) for name in names if name in _words]
