"""The life of a ticket: six states and the steps between them."""

from django.db import models
from django.utils.translation import gettext, gettext_noop

from helpdesk.web.words.formats import midway


class Status(models.TextChoices):
    NEW = "new", gettext_noop("New")
    OPEN = "open", gettext_noop("Open")
    WAITING = "waiting", gettext_noop("Waiting")
    ON_HOLD = "on_hold", gettext_noop("On hold")
    RESOLVED = "resolved", gettext_noop("Resolved")
    CLOSED = "closed", gettext_noop("Closed")


OPEN_STATES = ("new", "open", "waiting", "on_hold")
"""States with work left; `waiting` waits for the customer and pauses the reply clock."""

TRANSITIONS: dict[str, frozenset[str]] = {
    Status.NEW: frozenset({Status.OPEN, Status.WAITING, Status.ON_HOLD, Status.RESOLVED}),
    Status.OPEN: frozenset({Status.WAITING, Status.ON_HOLD, Status.RESOLVED}),
    Status.WAITING: frozenset({Status.OPEN, Status.ON_HOLD, Status.RESOLVED}),
    Status.ON_HOLD: frozenset({Status.OPEN, Status.WAITING, Status.RESOLVED}),
    Status.RESOLVED: frozenset({Status.OPEN, Status.CLOSED}),
    Status.CLOSED: frozenset({Status.OPEN}),
}


class IllegalTransition(ValueError):
    """The ticket cannot make this step: its life does not have it."""


def check(old: str, new: str) -> None:
    """Refuse a step from `old` to `new` that a ticket's life does not have; staying is always allowed.

    Raises:
        IllegalTransition: it may not.
    """
    if new != old and new not in TRANSITIONS[old]:
        raise IllegalTransition(
            gettext("A ticket that is %(old)s cannot become %(new)s.")
            % {"old": midway(gettext(str(Status(old).label))), "new": midway(gettext(str(Status(new).label)))}
        )
