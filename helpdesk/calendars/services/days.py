"""Adds and removes days on which a calendar is not as usual."""

import datetime as dt
from enum import StrEnum

from helpdesk.audit.services import Actor, recorded
from helpdesk.calendars.models import Calendar, Holiday


class DayState(StrEnum):
    """What a date is to a calendar: closed or open whatever it is elsewhere, or as the country and the weekday say."""

    CLOSED = "closed"
    OPEN = "open"
    USUAL = "usual"


def set_day(*, calendar: Calendar, date: dt.date, state: DayState, name: str = "", by: Actor | None = None) -> None:
    """Close a calendar on a date, open it on a public holiday, or leave it as usual. Open tickets follow within half a
    minute.

    Raises:
        ValidationError: the name is too long.
    """
    with recorded(calendar, by=by):
        row = calendar.holidays.filter(date=date).first()
        if state is DayState.USUAL:
            if row:
                row.delete()
            return
        row = row or Holiday(calendar=calendar, date=date)
        row.name, row.is_open = " ".join(name.split()), state is DayState.OPEN
        row.full_clean()
        row.save()
