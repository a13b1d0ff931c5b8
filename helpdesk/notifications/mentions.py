"""Finds the colleagues whom a note mentions: @ and what they are called."""

import re
from collections.abc import Iterable

from helpdesk.people.models import User

_AT = re.compile(r"(?<![\w.@/])@(?=\w)")


def mentioned(text: str, people: Iterable[User]) -> list[User]:
    """The people whom a text names behind an @, each once: by their whole name, their first one, what they are called,
    or their address before its own @. The longest that fits is meant; of two who share it, both are.
    """
    by_name: dict[str, list[User]] = {}
    for person in people:
        for name in _names(person):
            by_name.setdefault(name, []).append(person)
    longest = sorted(by_name, key=len, reverse=True)
    found: dict[int, User] = {}
    for at in _AT.finditer(text):
        rest = text[at.end() :].casefold()
        meant = next((by_name[one] for one in longest if _begins(rest, one)), [])
        found |= {person.pk: person for person in meant}
    return list(found.values())


def _names(person: User) -> set[str]:
    names = (person.name, person.short_name, person.name.partition(" ")[0], person.email.partition("@")[0])
    return {name.casefold() for name in names if name}


def _begins(rest: str, name: str) -> bool:
    """Whether a text begins with a name, and the word ends with it."""
    following = rest[len(name) : len(name) + 1]
    return rest.startswith(name) and not (following.isalnum() or following == "_")
