"""Lets rooms say something above every page of the desk to the person who opens it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest


@dataclass(frozen=True)
class Notice:
    """What is said, and where to do something about it; `tone` and `icon` are those of a banner."""

    text: str
    url: str
    action: str
    tone: str = "warn"
    icon: str = "shield-alert"


Say = Callable[[HttpRequest], Notice | None]
_known: list[Say] = []


def register(say: Say) -> None:
    """Register what may have to be said; called from `apps.py`."""
    _known.append(say)


def notices(request: HttpRequest) -> list[Notice]:
    """All that has to be said to this person now; the page that does something about it says so itself."""
    said = (say(request) for say in _known)
    return [notice for notice in said if notice and notice.url != request.path]
