"""Content to begin with: examples that a shop asks for, makes its own, or takes away again.

Each room registers its kind of examples from its `apps.py`. An example is one until somebody changes it: its state then
is no more the one in which it was made.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from helpdesk.shop.models import Example
from helpdesk.web.kept import Kept

LANGUAGES = ("en", "de")
"""The languages in which there are examples."""

Made = dict[str, dict[int, str]]


@dataclass(frozen=True)
class ExampleKind:
    """A kind of examples: its name, what to know of it, and where they stand. Words are marked for translation.

    `titles` has all of a language by key, in the order in which they are made. `make` stores one and says its key in
    the database, or None where the shop has such a thing already. `states` has what somebody could change of those
    that are there, `remove` deletes one unless something hangs on it, and says whether it did.
    """

    kind: str
    label: str
    note: str
    url_name: str
    order: int
    titles: Callable[[str], Mapping[str, str]]
    make: Callable[[str, str, Any], int | None]
    states: Callable[[Collection[int]], Mapping[int, str]]
    remove: Callable[[int, Any], bool]


_kinds: dict[str, ExampleKind] = {}


def register(kind: ExampleKind) -> None:
    """Register a kind of examples."""
    _kinds[kind.kind] = kind


def kinds() -> list[ExampleKind]:
    """All kinds, in the order in which they are made."""
    return sorted(_kinds.values(), key=lambda kind: kind.order)


@cache
def content(folder: Path, language: str) -> list[dict[str, Any]]:
    """The examples of a room in a language, as its file has them."""
    rows: list[dict[str, Any]] = yaml.safe_load((folder / f"{language}.yaml").read_text(encoding="utf-8"))
    return rows


def _made() -> Made:
    found: Made = {}
    for row in Example.objects.all():
        found.setdefault(row.kind, {})[row.thing_id] = row.state
    return found


kept: Kept[Made] = Kept("shop:examples", _made)
"""Lists mark their examples; most shops have none."""


def untouched(kind: str, ids: Collection[int]) -> set[int]:
    """Which of these things are examples that nobody changed; no statement where there are none."""
    made = kept.current().get(kind, {})
    states = _kinds[kind].states(among) if (among := [pk for pk in ids if pk in made]) else {}
    return {pk for pk, state in states.items() if state == made[pk]}


def made(kind: str) -> Collection[int]:
    """The things of a kind that were made as examples, changed or not; no statement."""
    return kept.current().get(kind, {}).keys()


def any_is_changed(kind: str) -> bool:
    """Whether somebody made an example of this kind their own; no statement where there are none."""
    before = kept.current().get(kind, {})
    now = _kinds[kind].states(before) if before else {}
    return any(state != before[pk] for pk, state in now.items())
