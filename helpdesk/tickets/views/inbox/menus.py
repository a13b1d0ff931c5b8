"""The menus that set a field: of one ticket above its conversation, and of all selected ones in the bulk bar."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from helpdesk.people.models import User
from helpdesk.tickets.fields import STATUS, Place, TicketField, shown_in
from helpdesk.tickets.fields.kinds import (
    Choice,
    Day,
    Flag,
    Language,
    Money,
    MultipleChoice,
    Number,
    OrderReference,
    Reference,
    Text,
)
from helpdesk.tickets.fields.looks import look
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.states import TRANSITIONS, Status
from helpdesk.tickets.views.inbox.filter_form import Rows
from helpdesk.web.words import labels

WRITTEN: dict[type, str] = {
    Number: "number",
    Money: "number",
    Day: "date",
    Text: "text",
    OrderReference: "text",
    Language: "text",
    MultipleChoice: "checks",
}
"""Kinds whose values are written, with the input that takes one; of several, each is ticked."""
SET_STATES = (Status.OPEN, Status.WAITING, Status.ON_HOLD, Status.RESOLVED)


@dataclass(frozen=True)
class MenuItem:
    """One value that a menu offers.

    `is_me` is the reader, who has a key of their own.
    """

    value: str
    html: SafeString
    is_current: bool = False
    is_me: bool = False


@dataclass(frozen=True)
class Menu:
    """A menu that sets one field.

    `look` is the ticket's value. One without items is written: `shape` is its kind of input.
    """

    field: TicketField
    items: Sequence[MenuItem]
    look: str = ""
    is_mine: bool = False
    shape: str = ""

    @property
    def name(self) -> str:
        return gettext(self.field.menu) or self.field.title

    @property
    def finds(self) -> bool:
        """Whether it has so many items that one looks for a name."""
        return isinstance(self.field.kind, Reference) and self.field.kind.is_person


def of_ticket(ticket: Ticket, user: User, rows: Rows) -> list[Menu]:
    """The menus of the ticket page, with the value that it has."""
    return [
        Menu(
            field,
            _marked(_items(field, user, rows, _steps(ticket)), _key(getattr(ticket, field.key))),
            _face(field, getattr(ticket, field.key)),
            is_mine=getattr(ticket, field.key) == user,
        )
        for field in shown_in(Place.MENU)
    ]


def of_many(user: User, rows: Rows) -> dict[str, list[Menu]]:
    """The menus of the bulk bar: those with a key of their own, what is set most often first, and the `more`."""
    menus = [
        Menu(field, _items(field, user, rows, SET_STATES), shape=WRITTEN.get(type(field.kind), ""))
        for field in shown_in(Place.BULK)
    ]
    return {
        "own": [menu for menu in menus if menu.field.shortcut][::-1],
        "more": [menu for menu in menus if not menu.field.shortcut],
    }


def _face(field: TicketField, value: Any) -> SafeString:
    """What the closed menu shows: the value, or what it is for where the value says nothing."""
    is_usual = isinstance(field.kind, Choice) and value == field.kind.usual
    return format_html("{}", field.title) if is_usual else look(field, value)


def _steps(ticket: Ticket) -> Sequence[str]:
    return [status for status in Status if status in TRANSITIONS[ticket.status] or status == ticket.status]


def _items(field: TicketField, user: User, rows: Rows, states: Iterable[str]) -> list[MenuItem]:
    match field.kind:
        case Choice(labels=known, may_be_empty=may_be_empty):
            offered = [key for key in known if key not in field.kind.retired]
            keys = states if field is STATUS else [*offered, *([""] if may_be_empty else [])]
            return [MenuItem(str(key), look(field, str(key))) for key in keys]
        case MultipleChoice(labels=known, retired=retired):
            return [MenuItem(key, format_html("{}", words)) for key, words in known.items() if key not in retired]
        case Flag():
            return [
                MenuItem(key, format_html("{}", words))
                for key, words in (("yes", gettext("Yes")), ("no", gettext("No")))
            ]
        case Reference(is_person=True, nobody=nobody):
            others = [MenuItem(str(row.pk), _row(row)) for row in rows[field.key] if row.pk != user.pk]
            return [_me(user), MenuItem("", format_html("{}{}", labels.avatar("", 20), gettext(nobody))), *others]
        case Reference(nobody=nobody):
            return [
                *(MenuItem(str(row.pk), _row(row)) for row in rows[field.key]),
                MenuItem("", format_html("{}", gettext(nobody))),
            ]
    return []


def _me(user: User) -> MenuItem:
    html = format_html(
        '{}{}<span class="visually-hidden">({})</span>', labels.avatar(user.name, 20), gettext("Me"), user.name
    )
    return MenuItem(str(user.pk), html, is_me=True)


def _row(row: Any) -> SafeString:
    """A person by face, a team by colour."""
    if isinstance(row, User):
        until = row.away_words
        return format_html("{}{}{}", labels.avatar(row.name, 20), row.name, labels.absent(until) if until else "")
    return format_html('<i class="dot dot-{}"></i>{}', row.colour, row.name)


def _marked(items: Iterable[MenuItem], current: str) -> list[MenuItem]:
    return [MenuItem(item.value, item.html, item.value == current, item.is_me) for item in items]


def _key(value: Any) -> str:
    return "" if value is None else str(getattr(value, "pk", value))
