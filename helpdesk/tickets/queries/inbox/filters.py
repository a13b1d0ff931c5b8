"""Reads what the address of the inbox asks of each field: its parameters, sensible values, and the rows that fit."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.utils.timezone import make_aware

from helpdesk.people.models import User
from helpdesk.tickets.fields import Place, TicketField, shown_in
from helpdesk.tickets.fields.kinds import Choice, Day, Flag, Moment, Number, Reference, Tags
from helpdesk.tickets.models import Tag
from helpdesk.tickets.queries.own.having import having
from helpdesk.web.parameters import Parameters, values

RANGES = Day | Moment | Number
YES_NO = ("yes", "no")


@dataclass(frozen=True)
class InboxFilter:
    """A field that an address asks about. Of a range, `values` are its two ends, of which one may be ""."""

    field: TicketField
    values: tuple[str, ...]

    def where(self, user: User) -> Q:
        """The condition on rows, without a join to many."""
        field, first = self.field, self.values[0]
        match field.kind:
            case Choice():
                return having(field, "in", self.values)
            case Flag():
                return having(field, "", True) if first == "yes" else ~having(field, "", True)
            case Tags():
                named = Tag.objects.filter(name__iexact=first)
                return Q(pk__in=Tag.tickets.through.objects.filter(tag__in=named).values("ticket_id"))
            case Reference() as kind:
                return _reference(field.key, kind, first, user)
            case Day() | Moment() | Number():
                return _between(field, *self.values)
        return having(field, "iexact", first)


def parameters(field: TicketField) -> tuple[str, ...]:
    """The names under which an address asks about a field."""
    name = field.asked_as
    return (f"{name}_from", f"{name}_to") if isinstance(field.kind, RANGES) else (name,)


def filters_from(given: Parameters) -> Iterator[InboxFilter]:
    """The filters of an address; what makes no sense is left out."""
    for field in shown_in(Place.FILTER):
        if any(found := _values(field, given)):
            yield InboxFilter(field, found)


def left_out(given: Parameters) -> Iterator[str]:
    """Values of an address that no filter takes, as they were given."""
    for field in shown_in(Place.FILTER):
        found = _values(field, given)
        for place, name in enumerate(parameters(field)):
            written = [value.strip() for value in given.data.getlist(name) if value.strip()]
            match field.kind:
                case Choice() | Flag():
                    yield from (value for value in written if value not in found)
                case Day() | Moment() | Number() if not found[place]:
                    yield from written


def _values(field: TicketField, given: Parameters) -> tuple[str, ...]:
    match field.kind:
        case Choice(labels=labels):
            return given.choices(field.asked_as, labels)
        case Flag():
            return (given.choice(field.asked_as, YES_NO),)
        case Day() | Moment():
            days = (given.day(name) for name in parameters(field))
            return tuple(day.isoformat() if day else "" for day in days)
        case Number():
            numbers = (values.decimal(given.words(name)) for name in parameters(field))
            return tuple("" if number is None else str(number) for number in numbers)
    return (given.words(field.asked_as),)


def _reference(key: str, kind: Reference, value: str, user: User) -> Q:
    if value == "none":
        return Q(**{key: None})
    if value == "me" and kind.is_person:
        return Q(**{key: user})
    if kind.slug == "pk":
        return Q(**{key: values.whole(value) or 0})  # nobody has 0: what names no row finds nothing
    return Q(**{f"{key}__{kind.slug}": value})


def _between(field: TicketField, least: str, most: str) -> Q:
    where = Q()
    if isinstance(field.kind, Moment):
        if least:
            where &= having(field, "gte", _midnight(least))
        return where & having(field, "lt", _midnight(most, dt.timedelta(days=1))) if most else where
    of: Any = Decimal if isinstance(field.kind, Number) else dt.date.fromisoformat
    if least:
        where &= having(field, "gte", of(least))
    return where & having(field, "lte", of(most)) if most else where


def _midnight(day: str, later: dt.timedelta = dt.timedelta()) -> dt.datetime:
    return make_aware(dt.datetime.combine(dt.date.fromisoformat(day) + later, dt.time()))
