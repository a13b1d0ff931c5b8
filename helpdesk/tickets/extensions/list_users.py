"""What names lists of words in its conditions, in whatever room: each registers its own from its `apps.py`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from helpdesk.conditions.named import lists_in


@dataclass(frozen=True)
class ListUser:
    """One kind of things that name lists: what it is called ("Rules", marked for translation), and all of its names
    with their conditions as JSON."""

    key: str
    label: str
    trees: Callable[[], Iterable[tuple[str, Any]]]
    order: int = 100


_users: dict[str, ListUser] = {}


def register(user: ListUser) -> None:
    """Add a kind, or replace the one with the same key."""
    _users[user.key] = user


def users_of(key: str) -> list[tuple[str, list[str]]]:
    """What names a list, by kind in words. One statement for each kind."""
    kinds = sorted(_users.values(), key=lambda user: (user.order, user.key))
    found = [(user, [name for name, tree in user.trees() if key in lists_in(tree)]) for user in kinds]
    return [(gettext(user.label), names) for user, names in found if names]
