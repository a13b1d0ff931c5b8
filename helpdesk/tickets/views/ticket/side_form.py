"""The form of fields that are changed seldom, beside the conversation."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext

from helpdesk.tickets.fields import Place, TicketField, shown_in
from helpdesk.tickets.fields.kinds import Choice, Day, Flag, Language, Number, Reference, Text
from helpdesk.tickets.fields.values import shown
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.queries.own.values import stored_of
from helpdesk.tickets.views.inbox.filter_form import Control


def controls(ticket: Ticket, typed: Mapping[str, str]) -> list[Control]:
    """One input for each field, with what was typed, else with what is stored."""
    fields = shown_in(Place.SIDE)
    held = stored_of([ticket], fields)[ticket.pk]
    return [_control(field, held[field.key], typed.get(field.key, _posted(field, held[field.key]))) for field in fields]


def _control(field: TicketField, held: Any, value: str) -> Control:
    match field.kind:
        case Choice(labels=labels, may_be_empty=may_be_empty):
            return _select(field, value, [*([("", gettext("None"))] if may_be_empty else []), *labels.items()])
        case Flag():
            return _select(field, value, [("yes", gettext("Yes")), ("no", gettext("No"))])
        case Reference() as kind:
            # One that rests stays where it is.
            rows = kind.every().filter(Q(pk__in=kind.offered().values("pk")) | Q(pk=held.pk if held else 0))
            return _select(field, value, [("", gettext(kind.nobody)), *((str(row.pk), row.name) for row in rows)])
        case Number():
            return Control("number", field.key, field.title, value)
        case Day():
            return Control("date", field.key, field.title, value)
        case Text(longest=longest) | Language(longest=longest):
            return Control("text", field.key, field.title, value, longest=longest)
    raise TypeError(f"no form has {field.kind}")


def _select(field: TicketField, chosen: str, options: list[tuple[str, str]]) -> Control:
    return Control("select", field.key, field.title, options=[(key, words, key == chosen) for key, words in options])


def _posted(field: TicketField, value: Any) -> str:
    """The value as the form posts it."""
    if isinstance(field.kind, Choice):
        return str(value)
    return str(value.pk) if isinstance(field.kind, Reference) and value else shown(field, value)
