"""What lists of tickets are narrowed by, in the language of conditions: every field that the inbox filters by.

Rules ask what a ticket's text holds; a list is narrowed by what an index finds. So the same fields have columns of
their own here: names and texts are whole ones, rows are named as addresses name them, days are those of the reader.
"""

import datetime as dt
import operator
from collections.abc import Iterable, Sequence
from functools import reduce

from django.db.models import Q
from django.utils.timezone import make_aware

from helpdesk.conditions import operators as op
from helpdesk.conditions.columns import Column
from helpdesk.conditions.facts import Measure
from helpdesk.conditions.fields import Field
from helpdesk.conditions.subjects import Subject
from helpdesk.tickets.fields import Place, TicketField, shown_in
from helpdesk.tickets.fields.kinds import Choice, Day, Flag, Moment, MultipleChoice, Number, Reference, Tags
from helpdesk.tickets.models import Tag
from helpdesk.tickets.queries.own.having import having
from helpdesk.web.parameters import values

NOBODY = ""
"""The key of no row."""


def asked(field: TicketField) -> Field:
    """The field as a list asks about it."""
    return Field(field.key, field.label, field.words, _operators(field), negated=field.negated)


def _operators(field: TicketField) -> tuple[op.Operator, ...]:
    match field.kind:
        case Flag():
            return op.FLAG
        case Number():
            return op.NUMBER
        case Day() | Moment():
            return op.DAY
    return op.OPTIONAL_CHOICE


def column(field: TicketField) -> Column[Q]:
    """Where the field is read, by an index and without a join to many."""
    match field.kind:
        case Moment():
            return Column(between=lambda first, last: _moments(field, first, last))
        case Day() | Number():
            return Column(between=lambda least, most: _between(field, least, most))
    return Column(among=lambda keys: _among(field, sorted(keys)))


def _among(field: TicketField, keys: Sequence[str]) -> Q:
    match field.kind:
        case Choice():
            return having(field, "in", keys)
        case MultipleChoice():
            return having(field, "overlap", keys)
        case Flag():
            return having(field, "", True)
        case Tags():
            named = Tag.objects.filter(_any(Q(name__iexact=name) for name in keys))
            return Q(pk__in=Tag.tickets.through.objects.filter(tag__in=named).values("ticket_id"))
        case Reference() as kind:
            return _any(_named(field.key, kind, name) for name in keys)
    return _any(having(field, "iexact", words) for words in keys)


def _any(parts: Iterable[Q]) -> Q:
    return reduce(operator.or_, parts)


def _named(key: str, kind: Reference, name: str) -> Q:
    if name == NOBODY:
        return Q(**{key: None})
    if kind.slug == "pk":
        return Q(**{key: values.whole(name) or 0})  # nobody has 0: what names no row finds nothing
    if kind.absorbed:
        return Q(**{f"{key}__in": kind.every().filter(kind.named(kind.slug, name))})
    return Q(**{f"{key}__{kind.slug}": name})


def _between(field: TicketField, least: Measure | None, most: Measure | None) -> Q:
    where = Q() if least is not None or most is not None else having(field, "isnull", False)
    if least is not None:
        where &= having(field, "gte", least)
    return where & having(field, "lte", most) if most is not None else where


def _moments(field: TicketField, first: Measure | None, last: Measure | None) -> Q:
    """From the first midnight of the first day up to that after the last."""
    where = Q() if first or last else having(field, "isnull", False)
    if isinstance(first, dt.date):
        where &= having(field, "gte", _midnight(first))
    return where & having(field, "lt", _midnight(last + dt.timedelta(days=1))) if isinstance(last, dt.date) else where


def _midnight(day: dt.date) -> dt.datetime:
    return make_aware(dt.datetime.combine(day, dt.time()))


LISTED: Subject[Q] = Subject(everything=Q())
LISTED.register_source(lambda: [(asked(field), column(field)) for field in shown_in(Place.FILTER)])
