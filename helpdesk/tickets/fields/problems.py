"""Says why a field does not take a value: the one place where values are checked, whoever brings them."""

from typing import Any

from django.utils.translation import gettext

from helpdesk.tickets.fields.field import TicketField
from helpdesk.tickets.fields.kinds import Choice, Day, Money, MultipleChoice, Number, Reference, Text
from helpdesk.tickets.words import says_something
from helpdesk.web.words.formats import midway


def problem(field: TicketField, value: Any) -> str:
    """Why the field does not take the value, in words; empty where it does."""
    label, words = midway(field.title), ""
    match field.kind:
        case Choice() as kind if value not in kind.labels and not (kind.may_be_empty and value == ""):
            words = _unknown(label, value)
        case Choice() | MultipleChoice():
            words = _of_list(field.kind, label, value)
        case Reference(is_person=True) if value is not None and not value.takes_work:
            words = gettext("%(who)s takes no tickets.") % {"who": value}
        case Number() if value is not None:
            words = _of_number(field.kind, field.title, value)
        case Day() if isinstance(value, str):
            words = gettext("%(field)s: write a date, such as 2026-04-25.") % {"field": field.title}
        case Text(is_required=True) if not says_something(str(value)):
            words = gettext("A ticket needs a %(field)s.") % {"field": label}
        case Text(longest=longest) if len(str(value)) > longest:
            words = gettext("A %(field)s has at most %(count)s characters.") % {"field": label, "count": longest}
    return words


def _unknown(label: str, value: object) -> str:
    return gettext("There is no %(field)s called %(value)s.") % {"field": label, "value": repr(value)}


def _of_list(kind: Choice | MultipleChoice, label: str, value: Any) -> str:
    for key in [value] if isinstance(kind, Choice) else value:
        if key in kind.retired:
            values = {"field": label, "value": kind.labels[key]}
            return gettext("%(field)s: “%(value)s” is not offered any more.") % values
        if key and key not in kind.labels:
            return _unknown(label, key)
    return ""


def _of_number(kind: Number, title: str, value: Any) -> str:
    if isinstance(value, str):
        return gettext("%(field)s: write a number, such as 12.5.") % {"field": title}
    if not isinstance(kind, Money):
        return ""
    behind = value.normalize().as_tuple().exponent
    if -behind > kind.decimals:
        values = {"field": title, "count": kind.decimals, "currency": kind.currency}
        return gettext("%(field)s: an amount in %(currency)s has at most %(count)s digits behind the point.") % values
    return ""
