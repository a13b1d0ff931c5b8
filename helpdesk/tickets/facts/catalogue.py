"""Reads what can be chosen in conditions: the choices of each field, key to label."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import QuerySet

from helpdesk.conditions.named import LISTS
from helpdesk.conditions.tree import Catalogue
from helpdesk.tickets.facts import derived
from helpdesk.tickets.fields import Place, TicketField, shown_in
from helpdesk.tickets.fields.kinds import Choice, MultipleChoice, Reference
from helpdesk.tickets.queries import word_lists


def catalogue() -> Catalogue:
    """The choices of all fields, by field and key. One statement for each field that refers to rows.

    Choices that are switched off are among them, as old tickets have them.
    """
    return _known(is_past=False)


def catalogue_of_the_past(asked: Collection[str] | None = None) -> Catalogue:
    """The choices of all fields with those that can be chosen no more, as what was written before names them.

    With the keys that are `asked` for, of these alone: a statement for each that refers to rows.
    """
    return _known(is_past=True, asked=asked)


def _known(*, is_past: bool, asked: Collection[str] | None = None) -> Catalogue:
    facts = [fact for fact in derived.registered() if fact.choices and (asked is None or fact.key in asked)]
    shared = {fact.choices for fact in facts if isinstance(fact.choices, str)}
    fields = (field for field in shown_in(Place.CONDITION) if asked is None or field.key in {*asked, *shared})
    found = ((field.key, _choices(field, is_past)) for field in fields)
    choices: dict[str, Mapping[str, str]] = {key: known for key, known in found if known is not None}
    for fact in facts:
        if fact.choices:
            choices[fact.key] = choices[fact.choices] if isinstance(fact.choices, str) else fact.choices()
    choices[LISTS] = {str(row.pk): row.name for row in word_lists.current() if is_past or row.is_active}
    return choices


def _choices(field: TicketField, is_past: bool) -> Mapping[str, str] | None:
    """The choices of a field; None where there is nothing to choose."""
    match field.kind:
        case Choice(labels=labels) | MultipleChoice(labels=labels):
            return labels
        case Reference(every=every, ever=ever):
            return _names(ever() if is_past and ever else every())
    return None


def _names(rows: QuerySet[Any]) -> Mapping[str, str]:
    return {str(pk): name for pk, name in rows.values_list("pk", "name")}
