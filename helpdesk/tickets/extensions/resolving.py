"""Whether requests are resolved by a person alone. A room that resolves some by itself says so from its `apps.py`.

Pages and mails read here what they promise.
"""

from collections.abc import Callable

_asked: list[Callable[[], bool]] = []


def register(resolves: Callable[[], bool]) -> None:
    """Add something that may resolve requests by itself; pages ask at every visit whether it does now."""
    _asked.append(resolves)


def by_people_alone() -> bool:
    """Whether nothing but a person resolves a request now."""
    return not any(resolves() for resolves in _asked)
