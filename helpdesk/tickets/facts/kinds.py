"""What each kind of field is to conditions: its operators, its column, and how its value is read."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q

from helpdesk.conditions import operators as op
from helpdesk.conditions.columns import Column
from helpdesk.conditions.facts import Value
from helpdesk.conditions.fields import Field
from helpdesk.tickets.facts import columns
from helpdesk.tickets.fields import TicketField
from helpdesk.tickets.fields.kinds import Choice, Flag, Kind, Language, Reference, Tags, Text
from helpdesk.tickets.models import Tag


def asked(field: TicketField) -> Field:
    """The field as conditions ask about it."""
    return Field(field.key, field.label, field.words, operators(field.kind), field.hint, field.negated)


def operators(kind: Kind) -> tuple[op.Operator, ...]:
    match kind:
        case Choice(may_be_empty=False):
            return op.CHOICE
        case Choice() | Reference():
            return op.OPTIONAL_CHOICE
        case Flag():
            return op.FLAG
        case Language():
            return op.LANGUAGE
        case Tags():
            return op.NAMES
        case Text():
            return op.TEXT
    raise TypeError(f"conditions cannot ask about {kind}")


def column(field: TicketField) -> Column[Q]:
    match field.kind:
        case Choice():
            return columns.key_column(field.key)
        case Reference():
            return columns.reference_column(field.key)
        case Flag():
            return columns.flag_column(field.key)
        case Tags():
            return columns.tags_column()
    return columns.text_column(field.path or field.key)


def read(field: TicketField) -> dict[str, Any]:
    """What has to be read of a ticket's row to know the value, by the name under which `fact` finds it."""
    name = f"fact_{field.key}"
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
    """The value of the row that was read, and how it is shown where that is something else."""
    name = f"fact_{field.key}"
    value = row[name]
    match field.kind:
        case Choice(labels=labels):
            return value, labels.get(value, value)
        case Reference():
            return str(value or ""), row[f"{name}_name"] or ""
        case Flag():
            return "yes" if value else "no", None
        case Tags():
            return tuple(value), None
    return value, None


def fact_of_text(field: TicketField, text: str) -> Value:
    """The value that a text means, as a rule keeps it."""
    return text


def fact_of_history(field: TicketField, told: Any) -> Value:
    """The value that a line of history tells of."""
    if isinstance(field.kind, Flag):
        return "yes" if told else "no"
    return "" if told is None else str(told)
