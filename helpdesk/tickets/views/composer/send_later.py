"""The Send later menu: good times in the customer's place, in their words and the reader's."""

import datetime as dt
import zoneinfo
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext, gettext_noop

from helpdesk.calendars.later import offers, place, zone_named
from helpdesk.calendars.queries import default_calendar
from helpdesk.customers.models import Customer
from helpdesk.tickets.models import Ticket
from helpdesk.web.words.formats import clock, date_and_time

LABELS = {
    "soon": gettext_noop("In 2 hours"),
    "today": gettext_noop("Today 09:00"),
    "tomorrow": gettext_noop("Tomorrow 09:00"),
    "monday": gettext_noop("Monday 09:00"),
}
STEPS = {
    "waiting": gettext_noop("wait for the customer"),
    "resolved": gettext_noop("resolve"),
    "open": gettext_noop("keep open"),
    "": gettext_noop("leave as it is"),
    "on_hold": gettext_noop("put on hold"),
}
SUGGESTED = "tomorrow"


@dataclass(frozen=True)
class CustomerClock:
    """The clock that a customer is answered by. `whose` is it, such as "Meg’s time"; the office's when theirs is not
    known."""

    zone: zoneinfo.ZoneInfo
    whose: str
    is_known: bool

    def words(self, at: dt.datetime) -> str:
        """A moment in words, in their time and, where it differs, in the reader's."""
        yours = self.yours(at)
        parts = {"at": day_and_time(at, self.zone), "whose": self.whose, "place": place(self.zone.key), "yours": yours}
        if yours:
            return gettext("%(at)s (%(whose)s, %(place)s; %(yours)s yours)") % parts
        return gettext("%(at)s (%(whose)s, %(place)s)") % parts

    def yours(self, at: dt.datetime) -> str:
        """The same moment on the reader's clock, in words; empty where it shows the same."""
        theirs, own = at.astimezone(self.zone), timezone.localtime(at)
        if theirs.replace(tzinfo=None) == own.replace(tzinfo=None):
            return ""
        return clock(own) if theirs.date() == own.date() else day_and_time(at, timezone.get_current_timezone())


def customer_clock(customer: Customer) -> CustomerClock:
    """The clock of this customer's time zone; the office's when it is not known."""
    known, name = zone_named(customer.time_zone), customer.greeting_name
    if known is None:
        return CustomerClock(default_calendar().zone, gettext("office time"), is_known=False)
    whose = gettext("%(name)s’s time") % {"name": name} if name else gettext("their time")
    return CustomerClock(known, whose, is_known=True)


def menu(ticket: Ticket, their: CustomerClock, choices: list[tuple[str, str]]) -> dict[str, Any]:
    """What the menu shows. `choices` are the statuses that Send offers, the plain one first."""
    now = timezone.now()
    found = offers(now, their.zone)
    suggested = next(offer.at for offer in found if offer.key == SUGGESTED)
    return {
        "their": their,
        "place": place(their.zone.key),
        "offers": [
            {
                "value": "soon" if offer.key == "soon" else offer.at.isoformat(),
                "label": gettext(LABELS[offer.key]),
                "theirs": "" if offer.key != "soon" else day_and_time(offer.at, their.zone),
                "yours": their.yours(offer.at),
                "is_late": bool(ticket.due_at and now < ticket.due_at < offer.at),
            }
            for offer in found
        ],
        "at": suggested.astimezone(their.zone).strftime("%Y-%m-%dT%H:%M"),
        "zones": _zones(their),
        "steps": [(status, gettext(STEPS[status])) for status, _ in choices],
    }


def _zones(their: CustomerClock) -> list[tuple[str, str]]:
    """The clocks that a time may be meant in, each once; theirs first."""
    whose = [
        (their.zone.key, their.whose),
        (timezone.get_current_timezone_name(), gettext("your time")),
        (default_calendar().time_zone, gettext("office time")),
    ]
    clocks: dict[str, str] = {}
    for name, words in whose:
        clocks.setdefault(name, f"{place(name)} ({words})")
    clocks.setdefault("UTC", "UTC")
    return list(clocks.items())


def day_and_time(at: dt.datetime, zone: dt.tzinfo) -> str:
    """A moment in words on the clock of `zone`: "today 18:40", "tomorrow 09:00" or "Mon 24 Nov, 09:00"."""
    shown, now = at.astimezone(zone), timezone.now().astimezone(zone)
    ahead = (shown.date() - now.date()).days
    if ahead == 0:
        return gettext("today %(clock)s") % {"clock": clock(shown)}
    if ahead == 1:
        return gettext("tomorrow %(clock)s") % {"clock": clock(shown)}
    return date_and_time(shown, now)
