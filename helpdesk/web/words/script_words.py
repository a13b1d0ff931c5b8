"""Gives scripts their words in the language of the page, which brings them along as one block of JSON.

A script says `translated("Draft saved")` (`static/js/translated.js`); the same words stand here, or in another room's
`register`, so that they are collected. English ones need no block: they are what the scripts say by themselves.
"""

from functools import lru_cache

from django.utils.translation import get_language, gettext, gettext_noop

_words: list[str] = [
    gettext_noop("%(count)s s"),
    gettext_noop("%(count)s min"),
    gettext_noop("%(hours)s h"),
    gettext_noop("%(hours)s h %(minutes)s min"),
    gettext_noop("1 day"),
    gettext_noop("%(count)s days"),
    gettext_noop("Overdue %(time)s"),
    gettext_noop("%(time)s left"),
    gettext_noop("Overdue: %(what)s"),
    gettext_noop("Close"),
    gettext_noop("Undo what was just done"),
    gettext_noop("All keys of this page"),
    gettext_noop("Ctrl"),
    gettext_noop("Shift"),
    gettext_noop("Space"),
    gettext_noop("Down, up"),
    gettext_noop("Open it"),
    gettext_noop("Select"),
    gettext_noop("Extend down"),
    gettext_noop("Extend up"),
    gettext_noop("Select all"),
    gettext_noop("Select none"),
    gettext_noop("%(count)s selected"),
    gettext_noop("Signed in again."),
    gettext_noop("Too many tries. Wait five minutes."),
    gettext_noop("That did not work. Try again."),
]


def register(*words: str) -> None:
    """Add words of a room's own scripts, marked for translation; called from its `apps.py`."""
    _words.extend(words)


def script_words() -> dict[str, str]:
    """The words that scripts of this page say otherwise than in English, by the English ones."""
    return _in(get_language())


@lru_cache
def _in(language: str | None) -> dict[str, str]:
    return {words: said for words in _words if (said := gettext(words)) != words}


def registered() -> frozenset[str]:
    """The English words of all rooms' scripts."""
    return frozenset(_words)
