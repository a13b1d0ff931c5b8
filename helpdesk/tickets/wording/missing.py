"""Says what is missing before a ticket can be resolved, in words; stored are the names of guards."""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext

NamesOf = Callable[[str], str]

_words: dict[str, str] = {}
_sources: list[NamesOf] = []


def register(name: str, words: str) -> None:
    """Register the sentence of one guard; `words` are collected with `gettext_noop`."""
    _words[name] = words


def register_source(words_of: NamesOf) -> None:
    """Register what says a sentence of a name that is known only while the product runs, or "" of one that it does not
    know."""
    _sources.append(words_of)


def in_words(names: Iterable[str]) -> list[str]:
    """Sentences of what each of these guards misses; names that nobody knows any more are left out."""
    return [words for name in names if (words := _sentence(name))]


def _sentence(name: str) -> str:
    if name in _words:
        return gettext(_words[name])
    return next((words for words_of in _sources if (words := words_of(name))), "")
