"""The values of a field: read from a text that a program keeps, said in words, and told in a line of history."""

from typing import Any

from django.core.exceptions import ValidationError

from helpdesk.tickets.fields.field import TicketField
from helpdesk.tickets.fields.kinds import Choice, Flag, Reference, Text
from helpdesk.tickets.words import says_something


def read(field: TicketField, text: str) -> Any:
    """The value that a text means: the key of a choice or of a row, yes or no, or words.

    Raises:
        ValidationError: the field does not take it.
    """
    match field.kind:
        case Reference(choosable=choosable):
            row = choosable().filter(pk=int(text)).first() if text.isdecimal() else None
            if row is None and text:
                raise ValidationError({field.key: f"{field.label}: {field.kind.gone}."})
            return row
        case Flag():
            return text == "yes"
    check(field, text)
    return text


def check(field: TicketField, value: Any) -> None:
    """Passes when the field takes the value.

    Raises:
        ValidationError: it does not, by the field's key.
    """
    if words := _problem(field, value):
        raise ValidationError({field.key: words})


def _problem(field: TicketField, value: Any) -> str:
    match field.kind:
        case Choice() as kind if value not in kind.labels and not (kind.may_be_empty and value == ""):
            return f"There is no {field.label.lower()} called {value!r}."
        case Reference(is_person=True) if value is not None and not value.is_agent:
            return f"{value} does not work here any more."
        case Text(is_required=True) if not says_something(str(value)):
            return f"A ticket needs a {field.label.lower()}."
        case Text(longest=longest) if len(str(value)) > longest:
            return f"A {field.label.lower()} has at most {longest} characters."
    return ""


def shown(field: TicketField, value: Any) -> str:
    """The value in words; empty for none."""
    match field.kind:
        case Choice(labels=labels):
            return str(labels.get(value, value))
        case Flag():
            return "yes" if value else "no"
        case Reference(is_person=True) if value is not None:
            return str(value.short_name)
    return "" if value is None else str(value)


def told(field: TicketField, old: Any, new: Any) -> dict[str, list[Any]]:
    """What history tells of a change: values as shown, and with names that may change later, whose they were."""
    changes = {field.key: [_kept(old), _kept(new)]}
    if field.tells_id:
        changes[f"{field.key}_id"] = [old.pk if old else None, new.pk if new else None]
    return changes


def _kept(value: Any) -> Any:
    return value if value is None or isinstance(value, bool) else str(value)
