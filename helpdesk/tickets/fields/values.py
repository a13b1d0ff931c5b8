"""The values of a field: read from a text that a program keeps, said in words, and told in a line of history."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from helpdesk.tickets.fields.field import TicketField
from helpdesk.tickets.fields.kinds import Choice, Day, Flag, Money, MultipleChoice, Number, Reference
from helpdesk.tickets.fields.problems import problem
from helpdesk.web.parameters import values
from helpdesk.web.parameters.days import day
from helpdesk.web.words.formats import money


def read(field: TicketField, text: str) -> Any:
    """The value that a text means, as `parsed`, if the field takes it.

    Raises:
        ValidationError: it does not.
    """
    value = parsed(field, text)
    if text and value is None and isinstance(field.kind, Reference):
        raise ValidationError({field.key: f"{field.title}: {gettext(field.kind.gone)}."})
    check(field, value)
    return value


def parsed(field: TicketField, text: str) -> Any:
    """The value that a text means: the key of a choice or of a row, keys with commas between, yes or no, or words.

    What cannot be read stays text, for `check` to refuse.
    """
    match field.kind:
        case Reference(choosable=choosable) as kind:
            return choosable().filter(kind.named("pk", int(text))).first() if text.isdecimal() else None
        case Flag():
            return text in ("yes", "True")
        case MultipleChoice() as kind:
            return kind.in_order({key for part in text.split(",") if (key := part.strip())})
        case Number() | Day():
            read_as = values.decimal if isinstance(field.kind, Number) else day
            measure = read_as(text)
            return text or None if measure is None else measure
    return text


def check(field: TicketField, value: Any) -> None:
    """Refuse a value that the field does not take.

    Raises:
        ValidationError: it does not, by the field's key.
    """
    if words := problem(field, value):
        raise ValidationError({field.key: words})


def is_empty(value: Any) -> bool:
    """Whether a ticket with this value has none; "no" is a value."""
    return value is None or value in ("", ())


def shown(field: TicketField, value: Any) -> str:
    """The value in words; empty for none."""
    words = "" if value is None else str(value)
    match field.kind:
        case Choice(labels=labels):
            words = str(labels.get(value, value))
        case MultipleChoice(labels=labels):
            words = ", ".join(labels.get(key, key) for key in value)
        case Flag():
            words = gettext("yes") if value else gettext("no")
        case Reference(is_person=True) if value is not None:
            words = str(value.short_name)
        case Money(currency=currency) if value is not None:
            words = money(value, currency)
        case Number() if value is not None:
            words = _digits(value)
    return words


def written(field: TicketField, value: Any) -> str:
    """The value as a form or a file has it: `shown`, but amounts in plain digits, without their currency."""
    return _digits(value, field.kind) if isinstance(field.kind, Money) and value is not None else shown(field, value)


def _digits(value: Decimal, kind: Money | None = None) -> str:
    """Without zeros at its end, but for those that a currency writes; a zero has no sign."""
    plain = value.normalize() + 0
    exponent = plain.as_tuple().exponent
    behind = -exponent if isinstance(exponent, int) else 0
    return f"{plain:.{max(behind, kind.decimals if kind else 0, 0)}f}"


def history_change(field: TicketField, old: Any, new: Any) -> dict[str, list[Any]]:
    """What history keeps of a change: values as shown, and with names that may change later, whose they were."""
    changes = {field.key: [as_plain(field, old), as_plain(field, new)]}
    if field.tells_id:
        changes[f"{field.key}_id"] = [old.pk if old else None, new.pk if new else None]
    return changes


def as_plain(field: TicketField, value: Any) -> Any:
    """The value as JSON keeps it: a flag as it is, a choice by its key, several with commas between, all else in
    words."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(field.kind, MultipleChoice):
        return ",".join(value)
    return written(field, value) if isinstance(field.kind, Number) else str(value)


def plain_words(field: TicketField, value: Any) -> str:
    """A value that `as_plain` made, in words; empty for none."""
    if value is None or value == "":
        return ""
    match field.kind:
        case Choice():
            return str(field.labels.get(str(value), value))
        case MultipleChoice() | Money():
            return shown(field, parsed(field, str(value)))
    return (gettext("yes") if value else gettext("no")) if isinstance(value, bool) else str(value)
