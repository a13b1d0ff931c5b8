"""For how long a class of things is kept."""

from collections.abc import Mapping

from helpdesk.privacy.models import RetentionRule
from helpdesk.privacy.registry import classes, find


def days_of(key: str) -> int | None:
    """The days that somebody chose, or else the class's own; None is for ever."""
    chosen = RetentionRule.objects.filter(key=key).values_list("days", flat=True)[:1]
    for days in chosen:
        return days
    kind = find(key)
    return kind.default() if kind else None


def all_days() -> Mapping[str, int | None]:
    """The same for all classes, in one statement."""
    chosen = dict(RetentionRule.objects.values_list("key", "days"))
    return {kind.key: chosen[kind.key] if kind.key in chosen else kind.default() for kind in classes()}
