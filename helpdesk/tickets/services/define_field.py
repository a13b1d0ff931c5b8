"""Defines a field of the shop's own, or changes what was said of one."""

import re
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from helpdesk.tickets.models import OwnField
from helpdesk.tickets.queries.own import own_fields

_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")


def define_field(
    *,
    key: str,
    label: str,
    type: str,  # noqa: A002 - what the column is called
    choices: Sequence[tuple[str, str]] = (),
    position: int = 0,
    is_active: bool = True,
) -> OwnField:
    """Store the definition under its key. The type of a field stays; `is_active` False puts it away with its values.

    Raises:
        ValidationError: by "key", "label", "type" or "choices".
    """
    known = OwnField.objects.filter(key=key).first()
    if problems := _problems(key, label, type, choices, known):
        raise ValidationError(problems)
    with transaction.atomic():
        field, _ = OwnField.objects.update_or_create(
            key=key,
            defaults={
                "label": label.strip(),
                "type": type,
                "choices": [list(pair) for pair in choices],
                "position": position,
                "is_active": is_active,
            },
        )
        transaction.on_commit(own_fields.kept.changed)
    return field


def _problems(
    key: str, label: str, kind: str, choices: Sequence[tuple[str, str]], known: OwnField | None
) -> dict[str, str]:
    found = {}
    if not _KEY.fullmatch(key):
        found["key"] = gettext("A key has small letters, digits and underscores, at most 40, and begins with a letter.")
    if not 0 < len(label.strip()) <= 80:
        found["label"] = gettext("Give the field a name of at most 80 characters.")
    if kind not in OwnField.Type.values or (known and known.type != kind):
        found["type"] = gettext("Choose what kind of value it has. It cannot be another later.")
    keys = [choice for choice, _ in choices]
    are_good = len(set(keys)) == len(keys) and all(map(_KEY.fullmatch, keys))
    if (kind == OwnField.Type.CHOICE) != bool(choices) or not are_good:
        found["choices"] = gettext("Give a list its values, each with a key of its own.")
    elif known and not {choice for choice, _ in known.choices} <= set(keys):
        found["choices"] = gettext("Values that tickets may have stay in the list.")
    return found
