from helpdesk.calendars.services.days import DayState, set_day
from helpdesk.calendars.services.hours import (
    archive_calendar,
    make_default_calendar,
    restore_calendar,
    save_calendar,
)

__all__ = [
    "DayState",
    "archive_calendar",
    "make_default_calendar",
    "restore_calendar",
    "save_calendar",
    "set_day",
]
