"""Holds what a draft of a rule says about time, as the editor shows it and posts it."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext

from helpdesk.rules.timing import WEEKLY, Timing
from helpdesk.rules.timing import read as timing_of
from helpdesk.rules.timing.back import HOURS
from helpdesk.rules.timing.kinds import KINDS, label_of
from helpdesk.rules.timing.timing import SPANS
from helpdesk.web.parameters.values import whole

MOST = 100_000
_UNITS = {f"{'open' if is_open else 'all'}-{unit}": (unit, is_open) for unit, is_open in SPANS}


@dataclasses.dataclass
class TimingDraft:
    """`kind` is empty for a rule that waits for moments; numbers and the time are as somebody wrote them."""

    kind: str = ""
    amount: str = "4"
    unit: str = "open-hours"
    again: str = ""
    days: list[int] = dataclasses.field(default_factory=lambda: [0])
    at: str = "09:00"

    def as_json(self) -> dict[str, Any]:
        """What `save_rule` takes; empty for a rule that waits for moments."""
        if not self.kind:
            return {}
        unit, is_open = _UNITS.get(self.unit, (HOURS, True))
        # What is no number is none that a rule can wait for.
        again = (whole(self.again, high=MOST) or -1) if self.again.strip() else 0
        amount = whole(self.amount, high=MOST) or 0
        return dataclasses.asdict(Timing(self.kind, amount, unit, is_open, again, tuple(self.days), self.at))

    @property
    def is_weekly(self) -> bool:
        return self.kind == WEEKLY

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """What can be waited for, in words that go on after "When a ticket"."""
        return [*((key, label_of(key)) for key in KINDS), (WEEKLY, gettext("is looked at every week at a time"))]

    @property
    def units(self) -> list[tuple[str, str]]:
        return [(key, gettext(SPANS[unit, is_open])) for key, (unit, is_open) in _UNITS.items()]

    @property
    def weekdays(self) -> list[tuple[int, str, bool]]:
        return [(day, str(name), day in self.days) for day, name in WEEKDAYS.items()]


def of_stored(stored: Mapping[str, Any]) -> TimingDraft:
    """The draft of what a version says about time."""
    timing = timing_of(stored)
    if timing is None:
        return TimingDraft()
    if timing.kind == WEEKLY:
        return TimingDraft(WEEKLY, days=list(timing.days), at=timing.at)
    unit = f"{'open' if timing.is_open else 'all'}-{timing.unit}"
    return TimingDraft(timing.kind, str(timing.amount), unit, str(timing.again or ""))


def read(data: QueryDict) -> TimingDraft:
    """The draft as posted; a form without it waits for moments."""
    kind = data.get("timing", "")
    if kind not in {*KINDS, WEEKLY}:
        return TimingDraft()
    days = [day for each in data.getlist("day") if (day := whole(each, high=6)) is not None]
    given = {name: data.get(name, "")[:20] for name in ("amount", "unit", "again", "at")}
    return TimingDraft(kind, **given, days=days)
