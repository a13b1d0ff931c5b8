"""The values of a field: read from a text that a program keeps, said in words, and told in a line of history."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from helpdesk.tickets.fields.field import TicketField
from helpdesk.tickets.fields.kinds import Choice, Day, Flag, Number, Reference, Text
from helpdesk.tickets.words import says_something
from helpdesk.web.parameters import values
from helpdesk.web.parameters.days import day
from helpdesk.web.words.formats import midway


def read(field: TicketField, text: str) -> Any:
    """The value that a text means: the key of a choice or of a row, yes or no, or words.

    Raises:
        ValidationError: the field does not take it.
    """
    match field.kind:
        case Reference(choosable=choosable):
            row = choosable().filter(pk=int(text)).first() if text.isdecimal() else None
            if row is None and text:
                raise ValidationError({field.key: f"{field.title}: {gettext(field.kind.gone)}."})
            return row
        case Flag():
            return text in ("yes", "True")
        case Number() | Day() if not text:
            return None
        case Number() if (number := values.decimal(text)) is not None:
            return number
        case Day() if (date := day(text)) is not None:
            return date
    check(field, text)
    return text


def check(field: TicketField, value: Any) -> None:
    """Refuse a value that the field does not take.

    Raises:
        ValidationError: it does not, by the field's key.
    """
    if words := problem(field, value):
        raise ValidationError({field.key: words})


def problem(field: TicketField, value: Any) -> str:
    """Why the field does not take the value, in words; empty where it does."""
    label, words = midway(field.title), ""
    match field.kind:
        case Choice() as kind if value not in kind.labels and not (kind.may_be_empty and value == ""):
            words = gettext("There is no %(field)s called %(value)s.") % {"field": label, "value": repr(value)}
        case Reference(is_person=True) if value is not None and not value.is_agent:
            words = gettext("%(who)s does not work here any more.") % {"who": value}
        case Number() if isinstance(value, str):
            words = gettext("%(field)s: write a number, such as 12.5.") % {"field": field.title}
        case Day() if isinstance(value, str):
            words = gettext("%(field)s: write a date, such as 2026-04-25.") % {"field": field.title}
        case Text(is_required=True) if not says_something(str(value)):
            words = gettext("A ticket needs a %(field)s.") % {"field": label}
        case Text(longest=longest) if len(str(value)) > longest:
            words = gettext("A %(field)s has at most %(count)s characters.") % {"field": label, "count": longest}
    return words


def shown(field: TicketField, value: Any) -> str:
    """The value in words; empty for none."""
    match field.kind:
        case Choice(labels=labels):
            return str(labels.get(value, value))
        case Flag():
            return gettext("yes") if value else gettext("no")
        case Reference(is_person=True) if value is not None:
            return str(value.short_name)
        case Number() if value is not None:
            return f"{value.normalize() + 0:f}"  # which takes the sign off a zero
    return "" if value is None else str(value)


def history_change(field: TicketField, old: Any, new: Any) -> dict[str, list[Any]]:
    """What history keeps of a change: values as shown, and with names that may change later, whose they were."""
    changes = {field.key: [as_plain(field, old), as_plain(field, new)]}
    if field.tells_id:
        changes[f"{field.key}_id"] = [old.pk if old else None, new.pk if new else None]
    return changes


def as_plain(field: TicketField, value: Any) -> Any:
    """The value as JSON keeps it: a flag as it is, a choice by its key, all else in words."""
    if value is None or isinstance(value, bool):
        return value
    return shown(field, value) if isinstance(field.kind, Number) else str(value)


def plain_words(field: TicketField, value: Any) -> str:
    """A value that `as_plain` made, in words; empty for none."""
    if value is None or value == "":
        return ""
    if isinstance(field.kind, Choice):
        return str(field.labels.get(str(value), value))
    return (gettext("yes") if value else gettext("no")) if isinstance(value, bool) else str(value)
