"""The defects that the sweep looks for. A room registers its own from its `apps.py`:

register(Defect(key="no_receipt", label=gettext_noop("Complaint without a receipt"), …))
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import QuerySet
from django.utils.translation import gettext, ngettext

from helpdesk.tickets.models import Ticket


class Unit(StrEnum):
    """What the limit of a defect is counted in."""

    HOURS = "hours"
    DAYS = "days"


@dataclass(frozen=True, kw_only=True)
class Defect:
    """One way in which a ticket falls between the cracks.

    `key` is stored with its limit: never change one. `label`, `words` and `limit` are marked for translation: `words`
    say of one ticket what is wrong, with the gaps `age` and `owner`, and `limit` is the label of the field in which the
    shop sets from when on it is told, `usual` in its `unit`.

    `find` narrows tickets to those that have it, by an index, with `since`, the instant from which on they do. It is
    given the edge: now, less the limit.
    """

    key: str
    label: str
    words: str
    limit: str
    icon: str
    order: int
    find: Callable[[QuerySet[Ticket], dt.datetime], QuerySet[Ticket]]
    usual: int
    unit: Unit = Unit.HOURS

    def span(self, limit: int) -> dt.timedelta:
        """A limit as a length of time."""
        return dt.timedelta(**{self.unit.value: limit})

    def in_words(self, limit: int | None) -> str:
        """A limit with its unit: `4 hours`."""
        if limit is None:
            return gettext("not looked for")
        if self.unit == Unit.DAYS:
            return ngettext("%(count)s day", "%(count)s days", limit) % {"count": limit}
        return ngettext("%(count)s hour", "%(count)s hours", limit) % {"count": limit}


_defects: dict[str, Defect] = {}


def register(defect: Defect) -> None:
    """Let the sweep look for one more thing.

    Raises:
        ValueError: another one has this key.
    """
    if defect.key in _defects:
        raise ValueError(f"the sweep looks for it already: {defect.key}")
    _defects[defect.key] = defect


def defects() -> list[Defect]:
    """All of them, in the order of the page."""
    return sorted(_defects.values(), key=lambda defect: (defect.order, defect.key))
