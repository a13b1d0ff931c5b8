"""What a version of a rule says about time: read, checked, stored and told in words."""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext, gettext_noop, ngettext

from helpdesk.calendars.clock import BusinessCalendar
from helpdesk.conditions.sentence import listed
from helpdesk.rules.timing.back import DAYS, HOURS, moved
from helpdesk.rules.timing.kinds import KINDS

WEEKLY = "weekly"
MOST = {HOURS: 24 * 366, DAYS: 366}


@dataclasses.dataclass(frozen=True)
class Timing:
    """When a time rule comes: so many hours or days after, or before, what its kind names; or at times of the week.

    `is_open` counts opening hours and days. `again` is after how many of the same unit it comes again for the same
    cause, 0 never. A `WEEKLY` one has `days`, of which 0 is Monday, and the time `at` of the shop's clock instead.
    """

    kind: str
    amount: int = 0
    unit: str = HOURS
    is_open: bool = True
    again: int = 0
    days: tuple[int, ...] = ()
    at: str = ""

    def as_json(self) -> dict[str, Any]:
        """What is stored: what its kind needs, and nothing else."""
        if self.kind == WEEKLY:
            return {"kind": self.kind, "days": sorted(set(self.days)), "at": self.at}
        return {
            "kind": self.kind,
            "amount": self.amount,
            "unit": self.unit,
            "is_open": self.is_open,
            "again": self.again,
        }

    def reached(self, calendar: BusinessCalendar, now: dt.datetime) -> dt.datetime:
        """Tickets whose cause is no later than this are due now."""
        amount = -self.amount if KINDS[self.kind].is_ahead else self.amount
        return moved(calendar, now, amount, self.unit, is_open=self.is_open)

    def again_since(self, calendar: BusinessCalendar, now: dt.datetime) -> dt.datetime:
        """What came no later than this comes again now."""
        return moved(calendar, now, self.again, self.unit, is_open=self.is_open)

    @property
    def time(self) -> dt.time:
        return dt.time.fromisoformat(self.at)

    @property
    def words(self) -> str:
        """What it waits for, in words that go on after "When a ticket"; three dots stand for what is not said yet."""
        if self.kind == WEEKLY:
            days = listed([str(WEEKDAYS[day]) for day in self.days]) or "…"
            return gettext("is looked at every %(days)s at %(time)s") % {"days": days, "time": self.at or "…"}
        said = gettext(KINDS[self.kind].words) % {"span": _span(self.amount, self.unit, is_open=self.is_open)}
        if not self.again:
            return said
        again = _span(self.again, self.unit, is_open=self.is_open)
        return gettext("%(when)s (again after %(span)s)") % {"when": said, "span": again}


def read(stored: Mapping[str, Any]) -> Timing | None:
    """The timing of what is stored, or None where there is none."""
    if stored.get("kind") not in {*KINDS, WEEKLY}:
        return None
    known = {field.name for field in dataclasses.fields(Timing)}
    return Timing(**{**{key: value for key, value in stored.items() if key in known}, "days": _days(stored)})


def problems(timing: Timing | None) -> list[str]:
    """What is wrong with it, in words; nothing where a rule can wait for it."""
    if timing is None:
        return [gettext("Choose when the rule looks at a ticket.")]
    if timing.kind == WEEKLY:
        return _wrong_slot(timing)
    if timing.unit not in MOST or not 1 <= timing.amount <= MOST[timing.unit]:
        return [gettext("Say how long: at least one hour, at most a year.")]
    if not 0 <= timing.again <= MOST[timing.unit]:
        return [gettext("It comes again after at least one hour and at most a year, or not at all.")]
    return []


def _wrong_slot(timing: Timing) -> list[str]:
    if not timing.days or not set(timing.days) <= set(range(7)):
        return [gettext("Choose at least one day of the week.")]
    try:
        dt.time.fromisoformat(timing.at)
    except ValueError:
        return [gettext("Write the time as 09:00.")]
    return []


def _days(stored: Mapping[str, Any]) -> tuple[int, ...]:
    return tuple(sorted(set(stored.get("days", ()))))


SPANS = {
    (HOURS, True): gettext_noop("opening hours"),
    (HOURS, False): gettext_noop("hours"),
    (DAYS, True): gettext_noop("opening days"),
    (DAYS, False): gettext_noop("days"),
}
"""What is counted, by unit and whether only what is open counts, as the editor's list says it."""


def _span(amount: int, unit: str, *, is_open: bool) -> str:
    values = {"count": amount or "…"}
    count = amount or 2
    if unit == DAYS:
        if is_open:
            return ngettext("%(count)s opening day", "%(count)s opening days", count) % values
        return ngettext("%(count)s day", "%(count)s days", count) % values
    if is_open:
        return ngettext("%(count)s opening hour", "%(count)s opening hours", count) % values
    return ngettext("%(count)s hour", "%(count)s hours", count) % values
