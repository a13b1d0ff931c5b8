"""Defines a field of the shop's own, or changes what was said of one."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.people.models import User
from helpdesk.tickets.models import OwnField
from helpdesk.tickets.queries.own import own_fields

_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
_CURRENCY = re.compile(r"[A-Z]{3}")
MAX_CHOICES, MAX_COLUMNS = 200, 3


class FieldSaid(TypedDict, total=False):
    """What else can be said of a field; what is left out stays as it is. See `OwnField`."""

    holder: str
    currency: str
    retired: Collection[str]
    help: str
    words: Mapping[str, Mapping[str, Any]]
    asks_on_form: bool
    asks_to_resolve: bool
    is_public: bool
    is_on_forms: bool
    is_column: bool


def define_field(
    *,
    key: str,
    label: str,
    type: str,  # noqa: A002 - what the column is called
    choices: Sequence[tuple[str, str]] = (),
    position: int = 0,
    is_active: bool = True,
    by: User | None = None,
    **said: Unpack[FieldSaid],
) -> OwnField:
    """Store the definition under its key. What it is of and its type stay; `is_active` False puts it away with its
    values.

    Raises:
        ValidationError: by "key", "label", "type", "choices", "currency", "is_column" or "asks_to_resolve".
    """
    known = OwnField.objects.filter(key=key).first()
    field = known or OwnField(key=key)
    if known and (known.type != type or known.holder != said.get("holder", known.holder)):
        raise ValidationError({"type": why_it_stays()})
    before = {choice for choice, _ in field.choices}
    with transaction.atomic(), recorded(field, by=by):
        field.label, field.type = " ".join(label.split()), type
        field.choices = [list(pair) for pair in choices]
        field.position, field.is_active = position, is_active
        for name, value in said.items():
            setattr(field, name, value)
        if problems := _problems(field, before):
            raise ValidationError(problems)
        field.save()
        transaction.on_commit(own_fields.kept.changed)
    return field


def why_it_stays() -> str:
    """Why a field that is there keeps its kind, in words."""
    return gettext(
        "What it is of and its kind stay: tickets, filters and rules read its values by them. Put this field away and "
        "make another one instead."
    )


def columns_are_full(field: OwnField) -> bool:
    """Whether other fields take all the room that the inbox has for columns of the shop's own."""
    return OwnField.objects.filter(is_column=True, is_active=True).exclude(pk=field.pk).count() >= MAX_COLUMNS


def name_is_taken(field: OwnField) -> bool:
    """Whether another field in use of the same holder is called the same, in any language."""
    others = OwnField.objects.filter(holder=field.holder, is_active=True).exclude(pk=field.pk)
    return field.is_active and any(_share_a_name(field, other) for other in others)


def taken_words() -> str:
    """Why a field cannot be called so, in words."""
    return gettext("There is a field of that name already.")


def _share_a_name(one: OwnField, other: OwnField) -> bool:
    return any(_called(one, code) == _called(other, code) for code in {"", *one.words, *other.words})


def _called(field: OwnField, code: str) -> str:
    """What a field is called in a language, as names are compared."""
    return str(field.words.get(code, {}).get("label") or field.label).strip().casefold()


def _problems(field: OwnField, before: Collection[str]) -> dict[str, str]:
    found = {}
    if not _KEY.fullmatch(field.key):
        found["key"] = gettext("A key has small letters, digits and underscores, at most 40, and begins with a letter.")
    if not 0 < len(field.label) <= 80:
        found["label"] = gettext("Give the field a name of at most 80 characters.")
    elif name_is_taken(field):
        found["label"] = taken_words()
    if field.type not in OwnField.Type.values or field.holder not in OwnField.Of.values:
        found["type"] = gettext("Choose what kind of value it has. It cannot be another later.")
    if (field.type == OwnField.Type.MONEY) != bool(_CURRENCY.fullmatch(field.currency)):
        found["currency"] = gettext("Say in which currency the amounts are: three letters, such as EUR.")
    if field.is_column and field.is_active and columns_are_full(field):
        words = gettext("The inbox has room for %(count)s such columns, and has them: take one away first.")
        found["is_column"] = words % {"count": MAX_COLUMNS}
    if field.asks_to_resolve and field.type == OwnField.Type.FLAG:
        found["asks_to_resolve"] = gettext("A field of yes or no always has a value: nothing would ever be missing.")
    if field.asks_to_resolve and field.holder == OwnField.Of.CUSTOMER:
        found["asks_to_resolve"] = gettext("Only what is kept with the ticket can be wanted before it is resolved.")
    if words := _wrong_choices(field, before):
        found["choices"] = words
    return found


def _wrong_choices(field: OwnField, before: Collection[str]) -> str:
    keys = [key for key, _ in field.choices]
    is_list = field.type in (OwnField.Type.CHOICE, OwnField.Type.CHOICES)
    are_good = len(set(keys)) == len(keys) and all(map(_KEY.fullmatch, keys))
    are_named = all(0 < len(label.strip()) <= 80 for _, label in field.choices)
    if is_list != bool(keys) or not are_good or not are_named:
        return gettext("Give a list its values, each with a key of its own.")
    if not set(before) <= set(keys):
        return gettext("Values that tickets may have stay in the list.")
    if len(keys) > MAX_CHOICES:
        return gettext("A list has at most %(count)s values.") % {"count": MAX_CHOICES}
    if is_list and set(keys) <= set(field.retired):
        return gettext("Offer at least one of the values, or put the whole field away.")
    return ""
