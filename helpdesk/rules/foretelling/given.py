"""Makes the facts of a message that somebody made up, as if it had just come in. No ticket is made of it."""

import dataclasses
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, cast

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext

from helpdesk.conditions.facts import MAX_TEXT, Facts, Value
from helpdesk.conditions.fields import Field
from helpdesk.conditions.operators import day, number
from helpdesk.conditions.tree import Catalogue
from helpdesk.rules.moments import Trigger
from helpdesk.tickets.facts import TICKET
from helpdesk.tickets.facts.kinds import fact_of_text
from helpdesk.tickets.fields import TicketField, find
from helpdesk.tickets.fields.kinds import Flag, MultipleChoice, Tags
from helpdesk.tickets.models import Ticket

WRITTEN = ("text", "first_text", "sender", "sender_domain")
"""What is read of the message itself."""


@dataclasses.dataclass(frozen=True)
class GivenMessage:
    """A message as somebody typed it. `values` are fields of the ticket by key, each as text; a field that is not named
    is as on a new ticket. `occasion` is the moment that comes with it: it makes a ticket, or comes to one."""

    text: str = ""
    sender: str = ""
    occasion: str = Trigger.CREATED.value
    values: Mapping[str, str] = dataclasses.field(default_factory=dict)

    @classmethod
    def of_json(cls, stored: Mapping[str, Any]) -> "GivenMessage":
        return cls(**stored)

    def as_json(self) -> dict[str, Any]:
        return dataclasses.asdict(self)

    def facts(self, known: Catalogue) -> Facts:
        """The facts that rules would see; `known` has the names of choices, teams and products."""
        text, sender = self.text[:MAX_TEXT], self.sender[:MAX_TEXT]
        values: dict[str, Value] = {"text": text, "first_text": text, "sender": sender, "sender_domain": sender}
        labels: dict[str, str] = {}
        for field in asked():
            value = _value(field, self.values.get(field.key) or _usual(field.key))
            values[field.key] = value
            keys = value if isinstance(value, tuple) else (str(value),)
            if names := known.get(field.key):
                labels[field.key] = ", ".join(names.get(key, key) for key in keys)
        return Facts(values, labels)


def asked() -> list[Field]:
    """The fields that can be said of a message beside its words and its sender, in the order of the editor."""
    return [field for key, field in TICKET.fields.items() if key not in WRITTEN]


def takes(field: Field) -> str:
    """What a field's value is: words, choices, a number, a day, or nothing for one that holds or does not."""
    return next((operator.takes for operator in field.operators if operator.takes != "nothing"), "nothing")


def problem(field: Field, text: str, known: Catalogue) -> str:
    """Why a text cannot be a value of the field; empty where it can."""
    keys = text.split(",") if _is_several(find(field.key)) else [text]
    if takes(field) == "choices" and field.key in known and not {*map(str.strip, keys)} <= {*known[field.key]}:
        return gettext("Choose one from the list.")
    if takes(field) == "number" and number(text) is None:
        return gettext("Write a number, such as 12.5.")
    if takes(field) == "day" and day(text) is None:
        return gettext("Write a day, such as 2026-04-25.")
    return ""


def _is_several(field: TicketField | None) -> bool:
    return field is not None and isinstance(field.kind, MultipleChoice)


def _usual(key: str) -> str:
    """What a new ticket has there when nobody says otherwise."""
    field = find(key)
    if field is None or field.own or field.path:
        return ""
    try:
        value = Ticket._meta.get_field(key)
    except FieldDoesNotExist:
        return ""
    usual = value.get_default() if hasattr(value, "get_default") and not isinstance(field.kind, Flag | Tags) else ""
    return str(usual or "")


def _value(field: Field, text: str) -> Value:
    known = find(field.key)
    if known is None:
        return _bare(field, text)
    if isinstance(known.kind, Tags):
        return tuple(name for part in text.split(",") if (name := part.strip()))
    if isinstance(known.kind, Flag):
        return "yes" if text == "yes" else "no"
    if text:
        return fact_of_text(known, text)
    return () if _is_several(known) else ""


def _bare(field: Field, text: str) -> Value:
    """The value of something that is asked of a ticket and is no field of its own."""
    if field.negated:
        return "yes" if text == "yes" else "no"
    measure: Decimal | Any = {"number": number, "day": day}.get(takes(field), str)(text)
    return "" if measure is None else cast(Value, measure)
