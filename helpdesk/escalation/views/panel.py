"""Due times beside a ticket: what is due when, how its time adds up, and who is told. A panel, or a page by itself."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext

from helpdesk.calendars.clock import business_minutes
from helpdesk.escalation import known
from helpdesk.escalation.models import EscalationLevel
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.fields import ESCALATION, Escalation
from helpdesk.tickets.fields.looks import badge
from helpdesk.tickets.models import DueKind, Status, Ticket
from helpdesk.tickets.sla.clocks import Clock, running
from helpdesk.tickets.sla.promises import promises
from helpdesk.tickets.wording.sums import sum_words
from helpdesk.web.html.fragments import fragment
from helpdesk.web.requests.access import staff_only
from helpdesk.web.requests.staff import StaffRequest
from helpdesk.web.words.formats import open_time

MINUTE = dt.timedelta(minutes=1)


@dataclass(frozen=True)
class ShownClock:
    """A clock in words: its due time, how it adds up, how long it runs by opening hours and by the calendar."""

    label: str
    due: dt.datetime
    is_over: bool
    sum: list[str]
    total: str
    open_age: str
    age: str
    next_level: str
    next_at: dt.datetime | None


@staff_only
def due_times(request: StaffRequest, number: int) -> HttpResponse:
    ticket = get_object_or_404(visible_to(request.user), number=number)
    return render(request, "helpdesk/escalation/panel_page.html", _context(ticket))


def show(request: HttpRequest, ticket: Ticket) -> str:
    return fragment(request, "helpdesk/escalation/_panel.html", _context(ticket))


def _context(ticket: Ticket) -> dict[str, Any]:
    now = timezone.now()
    return {
        "ticket": ticket,
        "clocks": [_shown(clock, now) for clock in sorted(running(ticket, promises()), key=Clock.at)],
        "waits": ticket.status == Status.WAITING,
        "escalation": badge(ESCALATION, ticket.escalation) if ticket.escalation != Escalation.NONE else "",
        "area": "inbox",
    }


def _shown(clock: Clock, now: dt.datetime) -> ShownClock:
    due = clock.at()
    level = next((one for one in known.levels() if clock.at(one.percent) > now), None)
    spent = business_minutes(clock.hours, clock.start, now)
    values = {"time": open_time(min(spent, clock.minutes)), "all": open_time(clock.minutes)}
    return ShownClock(
        label=str(DueKind(clock.kind).label),
        due=due,
        is_over=due < now,
        sum=sum_words(clock.hours, clock.start, min(now, due)),
        total=gettext("%(time)s of %(all)s") % values,
        open_age=open_time(spent),
        age=open_time((now - clock.start) / MINUTE),
        next_level=_level_words(level) if level else "",
        next_at=clock.at(level.percent) if level else None,
    )


def _level_words(level: EscalationLevel) -> str:
    return level.person.short_name if level.person else str(level.get_tells_display())
