"""The worked example of the ticket metrics: eleven tickets of a shop in London, open from 9 to 17."""

import datetime as dt
from zoneinfo import ZoneInfo

from helpdesk.calendars.models import Calendar
from helpdesk.people.models import Team
from helpdesk.tickets.models import Status, Ticket
from tests import factories

LONDON = ZoneInfo("Europe/London")
NOW = dt.datetime(2026, 2, 27, 17, tzinfo=LONDON)
CREATED_AND_REPLIED = (
    ("02 09:10", "02 09:40"),
    ("02 16:30", "03 10:00"),
    ("03 11:00", "03 12:00"),
    ("06 16:50", "09 09:20"),
    ("09 10:00", "09 13:00"),
    ("05 10:00", "05 10:30"),
    ("10 09:00", "10 09:05"),
    ("24 09:00", "24 09:30"),
    ("25 15:00", "26 11:00"),
    ("27 10:00", ""),
    ("27 16:30", ""),
)
STILL_OPEN = 9
"""The ninth and those after it are open."""


def at(words: str) -> dt.datetime:
    """An instant of that February, from a day and a time such as `02 09:10`."""
    day, clock = words.split()
    return dt.datetime.combine(dt.date(2026, 2, int(day)), dt.time.fromisoformat(clock), LONDON)


def tickets(team: Team) -> list[Ticket]:
    """The tickets of the example."""
    Calendar.objects.update(is_default=False)
    hours = {str(day): [["09:00", "17:00"]] for day in range(5)}
    Calendar.objects.create(name="London", time_zone="Europe/London", hours=hours, is_default=True)
    made = []
    for number, (created, replied) in enumerate(CREATED_AND_REPLIED, 1):
        ticket = factories.ticket(team=team)
        Ticket.objects.filter(pk=ticket.pk).update(
            created_at=at(created),
            first_replied_at=at(replied) if replied else None,
            status=Status.OPEN if number >= STILL_OPEN else Status.CLOSED,
        )
        made.append(ticket)
    return made
