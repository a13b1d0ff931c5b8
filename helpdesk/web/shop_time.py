"""Tells the shop's own days. Figures of a day or a week are the same for every reader, wherever they look from."""

import datetime as dt
import zoneinfo

from django.db.models import Q
from django.utils import timezone

from helpdesk.web.zones import zone_of


def zone() -> zoneinfo.ZoneInfo:
    """The shop's time zone, as it is set up."""
    return zone_of("")


def zone_name() -> str:
    """What the shop's time zone is called, such as `Europe/Berlin`."""
    return zone().key


def today() -> dt.date:
    """The date at the shop now."""
    return timezone.localdate(timezone=zone())


def midnight(day: dt.date) -> dt.datetime:
    """The instant at which a day begins at the shop."""
    return dt.datetime.combine(day, dt.time(), tzinfo=zone())


def within(field: str, first: dt.date | None, last: dt.date | None) -> Q:
    """A condition that an instant lies in the days from `first` to `last`, both included; None leaves a side open."""
    where = Q()
    if first:
        where &= Q(**{f"{field}__gte": midnight(first)})
    if last:
        where &= Q(**{f"{field}__lt": midnight(last + dt.timedelta(days=1))})
    return where
