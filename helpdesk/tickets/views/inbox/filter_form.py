"""The form of filters: one control for each field that the inbox can be filtered by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, pgettext

from helpdesk.tickets.fields import Place, TicketField, shown_in
from helpdesk.tickets.fields.kinds import Choice, Day, Flag, Moment, MultipleChoice, Number, Reference, Tags
from helpdesk.tickets.queries.inbox.filters import parameters
from helpdesk.tickets.queries.inbox.inbox_query import InboxQuery

Rows = Mapping[str, Sequence[Any]]
"""The rows that a field can refer to, by its key."""


@dataclass(frozen=True)
class Control:
    """One input: `kind` is checks, select, date, number, text or lines; `options` are (value, label, is chosen).

    `hint` is said below it; `likely` are values that a person may choose instead of writing one.
    """

    kind: str
    name: str
    label: str
    value: str = ""
    options: Sequence[tuple[str, str, bool]] = ()
    longest: int = 60
    hint: str = ""
    likely: Sequence[str] = ()
    is_missing: bool = False
    """Whether it has to be filled in before something goes on."""


def label(field: TicketField) -> str:
    """The label of a field's control: in the singular, as one value is asked for where a ticket has many."""
    return gettext("Tag") if isinstance(field.kind, Tags) else field.title


def offered(known: Rows) -> Rows:
    """The rows that lists of a page hold, by field: those that are known, and one statement for each other field."""
    return {
        field.key: known[field.key] if field.key in known else list(field.kind.offered())
        for field in shown_in(Place.FILTER)
        if isinstance(field.kind, Reference)
    }


def led_on(query: InboxQuery, known: Rows) -> tuple[InboxQuery, Rows]:
    """What an address asks by the slug of a row that lists hold no more: one that was merged leads to the other one.

    A row that the address names is listed too, such as a product that is not sold any more. A statement for each field
    whose slug is not among the known rows. People have no slug: who left is nobody's to look up by a number.
    """
    params, rows = query.params.copy(), dict(known)
    for chosen in query.filters:
        kind, slug, there = chosen.field.kind, chosen.values[0], rows.get(chosen.field.key, ())
        if not isinstance(kind, Reference) or kind.is_person or slug == "none" or slug in _slugs(kind, there):
            continue
        if row := kind.every().filter(kind.named(kind.slug, slug)).first():
            params[chosen.field.asked_as] = getattr(row, kind.slug)
            rows[chosen.field.key] = [*(one for one in there if one != row), row]
    return InboxQuery.parse(params), rows


def _slugs(kind: Reference, rows: Sequence[Any]) -> set[str]:
    return {str(getattr(row, kind.slug)) for row in rows}


def controls(query: InboxQuery, rows: Rows) -> dict[str, list[Control]]:
    """Lists to tick (`checks`), and the smaller ones, of which two stand side by side (`small`)."""
    chosen = {found.field.key: found.values for found in query.filters}
    made = [
        control
        for field in shown_in(Place.FILTER)
        for control in _controls(field, chosen.get(field.key, ("", "")), rows.get(field.key, ()))
    ]
    return {
        "checks": [control for control in made if control.kind == "checks"],
        "small": [control for control in made if control.kind != "checks"],
    }


def _controls(field: TicketField, values: tuple[str, ...], rows: Sequence[Any]) -> list[Control]:
    first, name = values[0], field.asked_as
    match field.kind:
        case Choice(labels=labels) | MultipleChoice(labels=labels):
            options = [(key, words, key in values) for key, words in labels.items()]
            return [Control("checks", name, field.title, options=options)]
        case Flag():
            options = [
                ("", gettext("Any"), not first),
                ("yes", gettext("Yes"), first == "yes"),
                ("no", gettext("No"), first == "no"),
            ]
            return [Control("select", name, field.title, options=options)]
        case Reference() as kind:
            return [Control("select", name, field.title, options=_rows(kind, first, rows))]
        case Day() | Moment() | Number():
            shape = "number" if isinstance(field.kind, Number) else "date"
            ends = zip(
                parameters(field),
                (gettext("%(field)s from") % {"field": field.title}, pgettext("range", "to")),
                values,
                strict=True,
            )
            return [Control(shape, end, words, value) for end, words, value in ends]
    return [Control("text", name, label(field), first)]


def _rows(kind: Reference, chosen: str, rows: Sequence[Any]) -> list[tuple[str, str, bool]]:
    fixed = [
        ("", gettext("Anybody") if kind.is_person else gettext("Any")),
        *([("me", gettext("Me"))] if kind.is_person else []),
    ]
    known = [*fixed, ("none", gettext(kind.nobody)), *((str(getattr(row, kind.slug)), row.name) for row in rows)]
    return [(value, words, value == chosen) for value, words in known]
