"""The form of fields that are changed seldom, beside the conversation."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Q
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext

from helpdesk.customers.models import Order
from helpdesk.tickets.fields import Place, TicketField, every, shown_in
from helpdesk.tickets.fields.kinds import (
    Choice,
    Day,
    Flag,
    Language,
    LongText,
    Money,
    MultipleChoice,
    Number,
    OrderReference,
    Reference,
    Text,
)
from helpdesk.tickets.fields.values import as_plain, is_empty, shown, written
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.queries.own.values import stored_of
from helpdesk.tickets.views.inbox.filter_form import Control

LIKELY_ORDERS = 20


def controls(ticket: Ticket, typed: Mapping[str, str]) -> list[Control]:
    """One input for each field, with what was typed, else with what is stored."""
    fields = shown_in(Place.SIDE)
    held = stored_of([ticket], fields)[ticket.pk]
    orders = _orders(ticket) if any(isinstance(field.kind, OrderReference) for field in fields) else []
    return [_control(field, held[field.key], _words(field, held[field.key], typed), orders) for field in fields]


def retired_facts(ticket: Ticket) -> list[tuple[str, str]]:
    """Fields of the shop's own that were put away, and what the ticket has of them, in words."""
    away = [field for field in every() if field.own and not field.is_active and not field.is_of_customer]
    held = stored_of([ticket], away)[ticket.pk] if away else {}
    kept = [(field, held[field.key]) for field in away]
    return [(field.title, shown(field, value)) for field, value in kept if value is not False and not is_empty(value)]


def _words(field: TicketField, held: Any, typed: Mapping[str, str]) -> str:
    if field.key not in typed:
        return _posted(field, held)
    if isinstance(field.kind, MultipleChoice) and isinstance(typed, MultiValueDict):
        return ",".join(typed.getlist(field.key))
    return typed[field.key]


def _control(field: TicketField, held: Any, value: str, orders: list[str]) -> Control:
    more: dict[str, Any] = {"hint": field.help, "is_missing": field.terms.asks_to_resolve and is_empty(held)}
    match field.kind:
        case Choice(may_be_empty=may_be_empty) as kind:
            options = [*([("", gettext("None"))] if may_be_empty else []), *_offered(kind, [held])]
        case MultipleChoice() as kind:
            options = _offered(kind, held)
        case Flag():
            options = [("yes", gettext("Yes")), ("no", gettext("No"))]
        case Reference() as kind:
            # One that rests stays where it is.
            rows = kind.every().filter(Q(pk__in=kind.offered().values("pk")) | Q(pk=held.pk if held else 0))
            options = [("", gettext(kind.nobody)), *((str(row.pk), row.name) for row in rows)]
        case _:
            return _written(field, value, more | {"likely": orders if isinstance(field.kind, OrderReference) else ()})
    is_several = isinstance(field.kind, MultipleChoice)
    chosen = value.split(",") if is_several else [value]
    ticked = [(key, words, key in chosen) for key, words in options]
    return Control("checks" if is_several else "select", field.key, field.title, options=ticked, **more)


def _written(field: TicketField, value: str, more: dict[str, Any]) -> Control:
    label = f"{field.title} ({field.kind.currency})" if isinstance(field.kind, Money) else field.title
    match field.kind:
        case Number():
            return Control("number", field.key, label, value, **more)
        case Day():
            return Control("date", field.key, label, value, **more)
        case Text(longest=longest) | Language(longest=longest):
            shape = "lines" if isinstance(field.kind, LongText) else "text"
            return Control(shape, field.key, label, value, longest=longest, **more)
    raise TypeError(f"no form has {field.kind}")


def _offered(kind: Choice | MultipleChoice, held: Collection[str]) -> list[tuple[str, str]]:
    """What can be chosen: what is offered, and what the ticket has of what is offered no more, told as such."""
    gone = gettext("%(value)s (not offered any more)")
    return [
        (key, gone % {"value": words} if key in kind.retired else words)
        for key, words in kind.labels.items()
        if key not in kind.retired or key in held
    ]


def _orders(ticket: Ticket) -> list[str]:
    newest = Order.objects.filter(customer=ticket.requester_id).order_by("-placed_at")
    return list(newest.values_list("number", flat=True)[:LIKELY_ORDERS])


def _posted(field: TicketField, value: Any) -> str:
    """The value as the form posts it."""
    if isinstance(field.kind, Choice | MultipleChoice):
        return str(as_plain(field, value))
    return str(value.pk) if isinstance(field.kind, Reference) and value else written(field, value)
