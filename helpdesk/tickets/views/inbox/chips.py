"""The filters of the address as chips: what they say, and the address without them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from helpdesk.tickets.fields.kinds import Choice, Day, Flag, Moment, MultipleChoice, Number, Reference
from helpdesk.tickets.queries.inbox.filters import InboxFilter, parameters
from helpdesk.tickets.queries.inbox.inbox_query import InboxQuery
from helpdesk.tickets.views.inbox.filter_form import Rows, label
from helpdesk.web.words.formats import short_date


@dataclass(frozen=True)
class Chip:
    label: str
    value: str
    without: str


def chips(query: InboxQuery, rows: Rows) -> list[Chip]:
    """The chips, one a filter; what the address names but nobody knows is shown as it was written."""
    search = [Chip(gettext("Search"), query.words, query.link(q=None))] if query.words else []
    return search + [
        Chip(label(chosen.field), words, query.link(**dict.fromkeys(parameters(chosen.field))))
        for chosen in query.filters
        if (words := _words(chosen, rows))
    ]


def _words(chosen: InboxFilter, rows: Rows) -> str:
    values = chosen.values
    match chosen.field.kind:
        case Choice(labels=labels) | MultipleChoice(labels=labels):
            return ", ".join(labels[value] for value in values)
        case Reference() as kind:
            return _reference(kind, values[0], rows.get(chosen.field.key, ()))
        case Day() | Moment():
            today = timezone.localdate()
            return _between(*(short_date(dt.date.fromisoformat(day), today) if day else "" for day in values))
        case Number():
            return _between(*values)
    if isinstance(chosen.field.kind, Flag):
        return gettext("Yes") if values[0] == "yes" else gettext("No")
    return values[0]


def _reference(kind: Reference, value: str, rows: Sequence[Any]) -> str:
    if value == "none":
        return gettext(kind.nobody)
    if value == "me" and kind.is_person:
        return gettext("Me")
    return next((_name(row) for row in rows if str(getattr(row, kind.slug)) == value), value)


def _name(row: object) -> str:
    return str(getattr(row, "short_name", "") or getattr(row, "name", row))


def _between(least: str, most: str) -> str:
    if least and most:
        return gettext("from %(first)s to %(last)s") % {"first": least, "last": most}
    return gettext("from %(first)s") % {"first": least} if least else gettext("to %(last)s") % {"last": most}
