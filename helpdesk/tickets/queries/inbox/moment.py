"""Cuts the present as the inbox shows it: what is overdue, due soon, due today, due later."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_noop

SOON = dt.timedelta(hours=1)


@dataclass(frozen=True)
class Present:
    """The present: `now`, and the end of the reader's local day."""

    now: dt.datetime
    midnight: dt.datetime

    @classmethod
    def current(cls) -> "Present":
        now = timezone.now()
        tomorrow = timezone.localtime(now).date() + dt.timedelta(days=1)
        return cls(now, timezone.make_aware(dt.datetime.combine(tomorrow, dt.time())))

    def group_of(self, due_at: dt.datetime | None) -> str:
        """The one of `GROUPS` that a due time belongs to."""
        if due_at is None:
            return "none"
        if due_at < self.now:
            return "overdue"
        if due_at < self.now + SOON:
            return "soon"
        return "today" if due_at < self.midnight else "later"

    def group_where(self, group: str) -> Q:
        """A condition for rows that are due in this group."""
        soon = self.now + SOON
        return {
            "overdue": Q(due_at__lt=self.now),
            "soon": Q(due_at__gte=self.now, due_at__lt=soon),
            "today": Q(due_at__gte=soon, due_at__lt=self.midnight),
            "later": Q(due_at__gte=max(soon, self.midnight)),
            "none": Q(due_at__isnull=True),
        }[group]


GROUPS = {
    "overdue": (gettext_noop("Overdue"), "triangle-alert", "group-danger"),
    "soon": (gettext_noop("Due within 1 hour"), "alarm-clock", "group-warn"),
    "today": (gettext_noop("Later today"), "sun", ""),
    "later": (gettext_noop("Tomorrow and later"), "calendar", ""),
    "none": (gettext_noop("Paused or nothing due"), "circle-pause", ""),
}
"""Words, icon and class of each group, in the order of their due times."""
