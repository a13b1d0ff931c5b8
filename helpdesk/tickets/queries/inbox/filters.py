"""Reads what the address of the inbox asks of each field: sensible values, and the condition that they make."""

from collections.abc import Iterator
from dataclasses import dataclass

from helpdesk.conditions.fields import Field
from helpdesk.conditions.tree import Condition, ConditionGroup, Node
from helpdesk.people.models import User
from helpdesk.tickets.fields import Place, TicketField, shown_in
from helpdesk.tickets.fields.kinds import Choice, Day, Flag, Moment, MultipleChoice, Number, Reference
from helpdesk.tickets.queries.inbox.subject import asked
from helpdesk.web.parameters import Parameters, values

RANGES = Day | Moment | Number
YES_NO = ("yes", "no")


@dataclass(frozen=True)
class InboxFilter:
    """A field that an address asks about. Of a range, `values` are its two ends, of which one may be ""."""

    field: TicketField
    values: tuple[str, ...]

    def condition(self, user: User) -> Node:
        """What it asks, in the language of conditions (see `subject`)."""
        known, first = asked(self.field), self.values[0]
        match self.field.kind:
            case Choice() | MultipleChoice():
                return Condition(known, "is", self.values)
            case Flag():
                return Condition(known, first)
            case Reference() as kind:
                return _reference(known, kind, first, user)
            case Number():
                return _between(known, "at_least", "at_most", self.values)
            case Day() | Moment():
                return _between(known, "from", "until", self.values)
        return Condition(known, "is", (first,))


def parameters(field: TicketField) -> tuple[str, ...]:
    """The names under which an address asks about a field."""
    name = field.asked_as
    return (f"{name}_from", f"{name}_to") if isinstance(field.kind, RANGES) else (name,)


def filters_from(given: Parameters) -> Iterator[InboxFilter]:
    """The filters of an address; what makes no sense is left out."""
    for field in shown_in(Place.FILTER):
        if any(found := _values(field, given)):
            yield InboxFilter(field, found)


def left_out(given: Parameters) -> Iterator[str]:
    """Values of an address that no filter takes, as they were given."""
    for field in shown_in(Place.FILTER):
        found = _values(field, given)
        for place, name in enumerate(parameters(field)):
            written = [value.strip() for value in given.data.getlist(name) if value.strip()]
            match field.kind:
                case Choice() | MultipleChoice() | Flag():
                    yield from (value for value in written if value not in found)
                case Day() | Moment() | Number() if not found[place]:
                    yield from written


def _values(field: TicketField, given: Parameters) -> tuple[str, ...]:
    match field.kind:
        case Choice(labels=labels) | MultipleChoice(labels=labels):
            return given.choices(field.asked_as, labels)
        case Flag():
            return (given.choice(field.asked_as, YES_NO),)
        case Day() | Moment():
            days = (given.day(name) for name in parameters(field))
            return tuple(day.isoformat() if day else "" for day in days)
        case Number():
            numbers = (values.decimal(given.words(name)) for name in parameters(field))
            return tuple("" if number is None else str(number) for number in numbers)
    return (given.words(field.asked_as),)


def _reference(known: Field, kind: Reference, name: str, user: User) -> Condition:
    if name == "none":
        return Condition(known, "empty")
    return Condition(known, "is", (str(user.pk) if name == "me" and kind.is_person else name,))


def _between(known: Field, least: str, most: str, ends: tuple[str, ...]) -> ConditionGroup:
    asked_for = zip((least, most), ends, strict=True)
    return ConditionGroup("all", tuple(Condition(known, operator, (end,)) for operator, end in asked_for if end))
