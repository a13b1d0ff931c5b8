"""Makes derived facts of time that passes: hours since an instant or until one, by the calendar or in opening hours.

Hours are counted in whole minutes that have passed, so that Python and the database, which asks for instants before
another, part at the same one.
"""

import datetime as dt
import math
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.db.models import DateTimeField, Q
from django.db.models import Value as Literal
from django.db.models.lookups import GreaterThan, IsNull, LessThanOrEqual

from helpdesk.calendars.clock import business_minutes, subtract_business_minutes
from helpdesk.calendars.queries import default_calendar
from helpdesk.conditions.columns import Column
from helpdesk.conditions.facts import Measure, Value
from helpdesk.conditions.fields import Field
from helpdesk.tickets.facts.derived.fact import Fact
from helpdesk.tickets.facts.derived.makers import Read
from helpdesk.tickets.facts.derived.scope import now

MINUTE = dt.timedelta(minutes=1)
LONGEST = 10 * 366 * 24 * 60
"""Ten years in minutes: what a condition asks beyond it means as much."""

Passed = Callable[[dt.datetime, dt.datetime], int]
"""Whole minutes from one instant to another, negative where the second comes first."""
Before = Callable[[dt.datetime, int], dt.datetime]
"""The latest instant from which so many whole minutes have passed until another."""


def passed(start: dt.datetime, end: dt.datetime) -> int:
    return (end - start) // MINUTE


def open_passed(start: dt.datetime, end: dt.datetime) -> int:
    """Minutes of the shop's opening hours."""
    return math.floor(business_minutes(default_calendar(), min(start, end), end))


def before(end: dt.datetime, minutes: int) -> dt.datetime:
    return end - minutes * MINUTE


def open_before(end: dt.datetime, minutes: int) -> dt.datetime:
    if minutes <= 0:
        return end + LONGEST * MINUTE
    return subtract_business_minutes(default_calendar(), end, minutes)


def age(field: Field, instant: Read, per: int = 60, *, in_opening_hours: bool = False, is_kept: bool = True) -> Fact:
    """How long ago something was, in hours, or in units of `per` minutes; negative where it is still to come."""
    count, back = (open_passed, open_before) if in_opening_hours else (passed, before)

    def value(raw: Any, at: dt.datetime) -> Value:
        return "" if raw is None else Decimal(count(raw, at)) / per

    return Fact(
        field=field, column=Column(between=_ends(instant, per, back)), value=value, expression=instant, is_kept=is_kept
    )


def until(field: Field, instant: Read, *, is_kept: bool = True) -> Fact:
    """How many hours are left until something; negative where it has passed."""

    def value(raw: Any, at: dt.datetime) -> Value:
        return "" if raw is None else Decimal(-passed(raw, at)) / 60

    ends = _ends(instant, 60, before)

    def between(least: Measure | None, most: Measure | None) -> Q:
        return ends(_negative(most), _negative(least))

    return Fact(field=field, column=Column(between=between), value=value, expression=instant, is_kept=is_kept)


def _negative(measure: Measure | None) -> Decimal | None:
    return None if measure is None else -Decimal(str(measure))


def _ends(instant: Read, per: int, back: Before) -> Callable[[Measure | None, Measure | None], Q]:
    def between(least: Measure | None, most: Measure | None) -> Q:
        moment, read = dt.datetime.now(dt.UTC), instant(now())
        found = Q(IsNull(read, False))
        if least is not None:
            found &= Q(LessThanOrEqual(read, _literal(back(moment, _minutes(least, per, math.ceil)))))
        if most is not None:
            found &= Q(GreaterThan(read, _literal(back(moment, _minutes(most, per, math.floor) + 1))))
        return found

    return between


def _minutes(measure: Measure, per: int, whole: Callable[[Decimal], int]) -> int:
    return max(-LONGEST, min(LONGEST, whole(Decimal(str(measure)) * per)))


def _literal(at: dt.datetime) -> Literal:
    return Literal(at, output_field=DateTimeField())
