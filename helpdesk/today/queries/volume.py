"""Counts what comes and what is done by the hour of the shop's days. Each function is one statement."""

import datetime as dt
from collections.abc import Sequence
from functools import reduce
from operator import or_

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import ExtractHour, TruncDate

from helpdesk.tickets.models import Ticket
from helpdesk.web import shop_time

HOURS = 24
Day = list[int]
"""How many in each of the hours of a day."""


def by_hour(tickets: QuerySet[Ticket], field: str, days: Sequence[dt.date]) -> dict[dt.date, Day]:
    """How many of the tickets have `field` in each hour of these days, by an index of that field."""
    zone = shop_time.zone()
    within = reduce(or_, (shop_time.within(field, day, day) for day in days), Q(pk=None))
    counted = {day: [0] * HOURS for day in days}
    rows = (
        tickets.filter(within)
        .order_by()
        .values_list(TruncDate(field, tzinfo=zone), ExtractHour(field, tzinfo=zone))
        .annotate(count=Count("pk"))
    )
    for day, hour, count in rows:
        counted[day][hour] = count
    return counted


def same_weekdays(day: dt.date, weeks: int) -> list[dt.date]:
    """The same weekday of the weeks before, the earliest first."""
    return [day - dt.timedelta(weeks=ago) for ago in range(weeks, 0, -1)]
