"""Says what each kind of field is to conditions: its operators, its column, and how its value is read."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q
from django.utils.translation import gettext_noop

from helpdesk.conditions import operators as op
from helpdesk.conditions.columns import Column
from helpdesk.conditions.facts import Value
from helpdesk.conditions.fields import Field
from helpdesk.tickets.facts import columns
from helpdesk.tickets.fields import TicketField, values
from helpdesk.tickets.fields.kinds import (
    Choice,
    Day,
    Flag,
    Kind,
    Language,
    LongText,
    Money,
    MultipleChoice,
    Number,
    OrderReference,
    Reference,
    Tags,
    Text,
)
from helpdesk.tickets.fields.values import shown
from helpdesk.tickets.models import Tag
from helpdesk.tickets.queries.own import own_values

TICKET, CUSTOMER = gettext_noop("Ticket"), gettext_noop("Customer")
"""What its fields stand under."""
OPERATORS: dict[type, tuple[op.Operator, ...]] = {
    Choice: op.CHOICE,
    Reference: op.OPTIONAL_CHOICE,
    Flag: op.FLAG,
    Language: op.LANGUAGE,
    Tags: op.NAMES,
    Text: op.TEXT,
    LongText: op.TEXT,
    OrderReference: op.TEXT,
    MultipleChoice: op.SEVERAL,
    Number: op.NUMBER,
    Money: op.NUMBER,
    Day: op.DAY,
}


def condition_field(field: TicketField) -> Field:
    """The field as conditions ask about it; the name of the shop's own stands in quotes, which nothing translates."""
    label = f"“{field.label}”" if field.own else field.label
    hint = field.hint
    if isinstance(field.kind, Money):
        hint = field.kind.currency
    group = CUSTOMER if field.is_of_customer or field.path else TICKET
    return Field(field.key, label, field.words, operators(field.kind), hint, field.negated, field.is_active, group)


def operators(kind: Kind) -> tuple[op.Operator, ...]:
    return op.OPTIONAL_CHOICE if isinstance(kind, Choice) and kind.may_be_empty else OPERATORS[type(kind)]


def column(field: TicketField) -> Column[Q]:
    match field.kind:
        case Choice() | Reference():
            return columns.key_column(field)
        case MultipleChoice():
            return columns.several_column(field)
        case Flag():
            return columns.flag_column(field)
        case Number() | Day():
            return columns.measure_column(field)
        case Tags():
            return columns.tags_column()
    return columns.text_column(own_values.of_row(field) if field.own else field.path or field.key)


def read(field: TicketField) -> dict[str, Any]:
    """The expressions to read of a ticket's row for this field, by the names under which `fact` finds them."""
    name = f"fact_{field.key}"
    if field.own:
        return {name: own_values.of_row(field)}
    match field.kind:
        case Reference():
            return {name: F(f"{field.key}_id"), f"{name}_name": F(f"{field.key}__name")}
        case Tags():
            held = Tag.objects.filter(tickets=OuterRef("pk")).order_by("name")
            return {name: ArraySubquery(held.values("name"))}
        case Text() | Language():
            return {name: columns.text(field.path or field.key)}
    return {name: F(field.key)}


def fact(field: TicketField, row: dict[str, Any]) -> tuple[Value, str | None]:
    """The value of a field in a row that was read, and how it is shown where that is something else."""
    name = f"fact_{field.key}"
    value = row[name]
    match field.kind:
        case Choice(labels=labels):
            return value or "", labels.get(value, value or "")
        case MultipleChoice():
            return tuple(value or ()), shown(field, value or ())
        case Reference():
            return str(value or ""), row[f"{name}_name"] or ""
        case Flag():
            value = "yes" if value else "no"
        case Tags():
            value = tuple(value)
        case Number() if value is not None:
            return value, shown(field, value)
    return "" if value is None else value, None


def fact_of_text(field: TicketField, text: str) -> Value:
    """The value that a text stands for, as a rule and a line of history keep it."""
    if not isinstance(field.kind, Number | Day | MultipleChoice):
        return text
    value: Value | None = values.parsed(field, text)
    return "" if value is None else value


def fact_of_history(field: TicketField, told: Any) -> Value:
    """The value that a line of history tells of."""
    if isinstance(field.kind, Flag):
        return "yes" if told else "no"
    return "" if told is None else fact_of_text(field, str(told))
