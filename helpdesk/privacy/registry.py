"""Classes of things that are kept for a time. A room registers its own from its `apps.py`."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Example(NamedTuple):
    """Something that would go: what it is called, the page where it is, and from when it is."""

    name: str
    url: str
    at: dt.datetime


@dataclass(frozen=True)
class Foreseen:
    """What would go: how many, and from when the oldest is."""

    count: int
    oldest: dt.datetime | None


@dataclass(frozen=True)
class RetentionClass:
    """Things that go together after a time. `label` and `what` are marked for translation: the name, and what goes.

    `default` is for how many days they are kept where nobody has chosen (None: for ever), `least` the fewest days that
    can be chosen. `foresee` tells what is older than an instant, `examples` the oldest of it, `apply` removes at most
    so many and returns how many it did. All three leave alone what a legal hold keeps.
    """

    key: str
    label: str
    what: str
    order: int
    default: Callable[[], int | None]
    foresee: Callable[[dt.datetime], Foreseen]
    examples: Callable[[dt.datetime, int], Sequence[Example]]
    apply: Callable[[dt.datetime, int], int]
    least: int = 1


_classes: dict[str, RetentionClass] = {}


def register(kind: RetentionClass) -> None:
    """Register a class.

    Raises:
        ValueError: another one has this key.
    """
    if kind.key in _classes:
        raise ValueError(f"kept already: {kind.key}")
    _classes[kind.key] = kind


def classes() -> Sequence[RetentionClass]:
    """All classes, in order."""
    return sorted(_classes.values(), key=lambda one: (one.order, one.key))


def find(key: str) -> RetentionClass | None:
    return _classes.get(key)


def for_ever() -> int | None:
    """The time of what nobody has said anything about."""
    return None
