"""The kinds of things that colleagues are told of. A room registers its own from its `apps.py`:

register(Kind(key="harm", label=gettext_noop("Somebody was hurt"), …))
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from django.utils.translation import gettext_lazy


class Way(StrEnum):
    """How somebody is told of a kind. A value is stored: never change one."""

    OFF = "off"
    APP = "app"
    DIGEST = "digest"
    MAIL = "mail"


WAYS = (
    (Way.OFF.value, gettext_lazy("Not")),
    (Way.APP.value, gettext_lazy("In the app")),
    (Way.DIGEST.value, gettext_lazy("In the app and the digest")),
    (Way.MAIL.value, gettext_lazy("In the app and by mail")),
)


class Told(Protocol):
    """What the words of a notice are made of: its row, with what `queries.shown` has read beside it.

    `thing` names what it is about, such as `ticket:7`; `count` is how often it happened since the person looked;
    `writer` is who wrote the message or note of the last time, or who is away, and `detail` what is said below.
    """

    @property
    def thing(self) -> str: ...
    @property
    def thing_id(self) -> int: ...
    @property
    def count(self) -> int: ...
    @property
    def ticket(self) -> Any: ...
    @property
    def actor(self) -> Any: ...
    @property
    def writer(self) -> str: ...
    @property
    def detail(self) -> str: ...


@dataclass(frozen=True)
class Letter:
    """A mail of a kind's own: the key of its text, values by placeholder, and the `key` under which it leaves once."""

    text: str
    values: Mapping[str, Any]
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of thing that colleagues are told of.

    `label` and `when` are marked for translation; `words` is the sentence and `path` the page that it leads to, of
    rows as `Told`. `usual` is the way of whoever chose nothing.

    One that `is_urgent` is mailed in the moment in which it is stored, whatever somebody chose. A `letter` is a mail of
    its own; without one it stands in the mail of all others. One that `counts` says how often it happened.
    """

    key: str
    label: str
    when: str
    icon: str
    words: Callable[[Told], str]
    path: Callable[[Told], str]
    order: int
    usual: Way = Way.APP
    is_urgent: bool = False
    counts: bool = False
    letter: Callable[[Any], Letter | None] | None = None


_kinds: dict[str, Kind] = {}
_of_tasks: dict[str, str] = {}
TASK = "task"


def register(kind: Kind, *, tasks: Sequence[str] = ()) -> None:
    """Add a kind. What the product asks somebody to do for one of the reasons `tasks` is of this kind, and no task
    beside it.

    Raises:
        ValueError: another one has this key.
    """
    if kind.key in _kinds:
        raise ValueError(f"a kind of notices already: {kind.key}")
    _kinds[kind.key] = kind
    _of_tasks.update(dict.fromkeys(tasks, kind.key))


def kind_of(key: str) -> Kind:
    """The kind of a key.

    Raises:
        KeyError: no room has registered it.
    """
    return _kinds[key]


def known() -> list[Kind]:
    """All kinds, in the order of the page on which one chooses."""
    return sorted(_kinds.values(), key=lambda kind: (kind.order, kind.key))


def kind_of_task(reason: str) -> str:
    """The key of the kind of which a task is told."""
    return _of_tasks.get(reason, TASK)
