"""Says what a task is about, in words that its writer typed, or made of the product's reason for it.

A room that asks for something registers its reason from its `apps.py`. A reason is stored: never change one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

Values = dict[str, Any]


@dataclass(frozen=True)
class TaskWords:
    """Words of a task that the product adds.

    `title` is collected with `gettext_noop` and may name values as `%(who)s`; `detail` makes what is said below it.
    """

    title: str
    detail: Callable[[Values], str] | None = None


_known: dict[str, TaskWords] = {}


def register(reason: str, words: TaskWords) -> None:
    """Register a reason for which the product asks somebody to do something."""
    _known[reason] = words


def title_of(reason: str, values: Values) -> str:
    """The title of a task in the reader's language; the reason itself where nobody knows it any more."""
    return gettext(_known[reason].title) % values if reason in _known else reason


def detail_of(reason: str, values: Values) -> str:
    """What is said below a task's title; empty where there is nothing to add."""
    words = _known.get(reason)
    return words.detail(values) if words and words.detail else ""
