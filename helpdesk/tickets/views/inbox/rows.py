"""Rows of a ticket list, formatted once in Python: on a page of fifty, rendering costs more than SQL."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import groupby
from typing import TypedDict

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, gettext_noop

from helpdesk.people.absences import away
from helpdesk.search.excerpts import excerpt, marked
from helpdesk.tickets.fields import ASSIGNEE, TEAM, Place, TicketField, every
from helpdesk.tickets.fields.looks import badge, look
from helpdesk.tickets.models import Status
from helpdesk.tickets.queries.inbox.moment import GROUPS, Present
from helpdesk.tickets.queries.listed import Listed, plain_fields
from helpdesk.tickets.templatetags.channels import channel
from helpdesk.web.templatetags import amends
from helpdesk.web.words import labels
from helpdesk.web.words.formats import list_time

ALARM = (gettext_noop("Somebody may be hurt"), "octagon-alert", "group-danger")
DUE_WORDS = {
    "first_reply": gettext_noop("first reply"),
    "next_reply": gettext_noop("next reply"),
    "resolution": gettext_noop("resolution"),
}


class TicketRow(TypedDict):
    """A ticket as a row of a list, in the form that a template reads fastest."""

    number: str
    url: str
    customer: str
    who: str
    organisation: str
    avatar: SafeString
    channel: SafeString
    subject: str
    heading: str
    said_at: str
    words: str
    group: str
    unread: bool
    badges: SafeString
    cells: SafeString


@dataclass(frozen=True)
class RowGroup:
    """Rows under one heading; no heading when the list is not ordered by due time."""

    key: str
    label: str
    icon: str
    css: str
    count: int | None
    rows: list[TicketRow]


@lru_cache
def _channel(key: str, language: str | None) -> SafeString:
    """`language` is the one that is spoken now, so that each keeps its own; as below."""
    return channel(key)


@lru_cache
def _place() -> str:
    """Where tickets have their pages: looked up once, not once a row."""
    return reverse("tickets:inbox")


@lru_cache
def _paused(language: str | None) -> SafeString:
    return amends.due(None, gettext("waits on customer"), "paused")


def grouped(alarmed: list[TicketRow], made: Iterable[TicketRow], counts: Mapping[str, int]) -> list[RowGroup]:
    """Rows in due order under the headings of `GROUPS`, behind those where somebody may be hurt."""
    above = Counter(row["group"] for row in alarmed)
    groups = [RowGroup("alarm", gettext(ALARM[0]), *ALARM[1:], len(alarmed), alarmed)] if alarmed else []
    for key, members in groupby(made, key=lambda row: row["group"]):
        label, icon, css = GROUPS[key]
        count = counts[key] - above[key] if key in counts else None
        groups.append(RowGroup(key, gettext(label), icon, css, count, list(members)))
    return groups


def ungrouped(made: list[TicketRow]) -> list[RowGroup]:
    return [RowGroup("", "", "", "", None, made)]


def rows(tickets: Iterable[Listed], moment: Present, words: Set[str]) -> list[TicketRow]:
    """The tickets as rows of a list. `words` of a search are marked, and the hit stands in place of the last words."""
    now = timezone.localtime(moment.now)
    said = partial(_said, now=now, words=words) if words else _last_said
    draw = Drawn()
    return [_row(ticket, moment, words, said(ticket), draw) for ticket in tickets]


def _row(ticket: Listed, moment: Present, words: Set[str], said: tuple[str, str], draw: "Drawn") -> TicketRow:
    subject = ticket.subject or gettext("No subject")
    return TicketRow(
        number=str(ticket.number),
        url=f"{_place()}{ticket.number}/",
        customer=ticket.customer,
        who=marked(ticket.customer, words) if words else ticket.customer,
        organisation=ticket.organisation or "",
        avatar=labels.avatar(ticket.customer, 28),
        channel=_channel(ticket.channel, get_language()),
        subject=subject,
        heading=marked(subject, words) if words else subject,
        said_at=said[0],
        words=said[1],
        group=moment.group_of(ticket.due_at),
        unread=ticket.waits_for_us,
        badges=draw.badges(ticket),
        cells=draw.cells(ticket, moment),
    )


def columns() -> list[TicketField]:
    """The fields that have a column, from the left."""
    return sorted((field for field in every() if field.column), key=lambda field: field.column)


def cell_class(field: TicketField) -> str:
    """The class of a field's cells; the columns of the shop's own share one."""
    return "cell-own" if field.own else f"cell-{field.asked_as}"


class Drawn:
    """Draws the values of fields for the rows of one page, having looked once at which fields there are."""

    def __init__(self) -> None:
        places = {field.key: place for place, field in enumerate(plain_fields())}
        self._badges = [(field, places[field.key]) for field in plain_fields() if field.is_in(Place.BADGE)]
        self._columns = [(field, places.get(field.key, -1)) for field in columns()]
        self._away = away()
        self._opened = [f'<td class="{cell_class(field)}">' for field in columns()]

    def badges(self, ticket: Listed) -> SafeString:
        values = ticket.values
        return mark_safe("".join([badge(field, values[place]) for field, place in self._badges]))  # noqa: S308 - of badges

    def cells(self, ticket: Listed, moment: Present) -> SafeString:
        drawn = (self._cell(field, place, ticket, moment) for field, place in self._columns)
        pairs = zip(self._opened, drawn, strict=True)
        return mark_safe("".join([f"{opened}{cell}</td>" for opened, cell in pairs]))  # noqa: S308 - of drawn cells

    def _cell(self, field: TicketField, place: int, ticket: Listed, moment: Present) -> SafeString:
        if place >= 0:
            return look(field, ticket.values[place])
        if field is TEAM:
            return labels.team(ticket.team, ticket.team_colour or 0)
        if field is ASSIGNEE:
            absence = self._away.get(ticket.assignee_id or 0)
            away_words = absence.until_words if absence else ""
            return labels.person(ticket.assignee, ticket.assignee_short or "", away=away_words)
        return _due(ticket, moment)


def _last_said(ticket: Listed) -> tuple[str, str]:
    return "", ticket.last_words


def _said(ticket: Listed, now: dt.datetime, words: Set[str]) -> tuple[str, str]:
    """When something was said, and its words: the hit, or else the last ones."""
    at = ticket.hit_at or ticket.last_activity_at
    said = marked(ticket.last_words, words) if ticket.hit_words is None else excerpt(ticket.hit_words, words)
    return list_time(timezone.localtime(at), now), said


def _due(ticket: Listed, moment: Present) -> SafeString:
    if ticket.status == Status.WAITING and ticket.due_at is None:
        return _paused(get_language())
    return amends.due(ticket.due_at, _due_kind(ticket.due_kind), now=moment.now)


def _due_kind(key: str) -> str:
    return gettext(DUE_WORDS[key]) if key else ""
