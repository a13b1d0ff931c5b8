"""Accounts that are there and let nobody in, such as a demo's once the server is open to others.

A room says which: `register(lambda user: …)`. Sign-in, sessions and tokens ask here.
"""

from collections.abc import Callable

from django.contrib.auth.base_user import AbstractBaseUser

Check = Callable[[AbstractBaseUser], bool]
_checks: list[Check] = []

WORDS = "This account belongs to the demo, which is closed here. Sign in with an account of your own."


def register(check: Check) -> None:
    """Adds a check: True for an account that lets nobody in."""
    _checks.append(check)


def is_closed(user: AbstractBaseUser) -> bool:
    """Whether the account lets nobody in, whatever password, session or token is shown."""
    return any(check(user) for check in _checks)
