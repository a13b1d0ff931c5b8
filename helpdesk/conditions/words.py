"""Translates the words of conditions for whoever reads. Plain Python: whoever runs the product says who translates.

Without a translator they are English. `gettext_noop` marks words for `script/words` where they are defined.
"""

from collections.abc import Callable

Translate = Callable[[str], str]
_through: list[Translate] = []


def speak_through(translate: Translate) -> None:
    """Let all words go through this function, such as Django's `gettext`."""
    _through[:] = [translate]


def gettext(words: str) -> str:
    """The words in the reader's language."""
    return _through[0](words) if _through else words


def gettext_noop(words: str) -> str:
    """The English words unchanged, marked for translation."""
    return words
