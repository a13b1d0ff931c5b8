"""Asks whether somebody who is known may go on, whatever they are permitted. Rooms say why not."""

from collections.abc import Callable
from typing import Any

Reason = Callable[[Any], str]
"""Why this person may not go on, in words; empty where they may."""
_reasons: list[Reason] = []


def register(reason: Reason) -> None:
    """Register a reason that may hold people back; called from `apps.py`."""
    _reasons.append(reason)


def held_back(user: Any) -> str:
    """The first reason that holds, in words; empty for those who may go on."""
    return next((words for reason in _reasons if (words := reason(user))), "")
