"""Causes of complaints to begin with: five groups, as most shops that send things have them."""

from collections.abc import Collection, Mapping
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext_noop

from complaints.models import Cause
from complaints.services import delete_cause, save_cause
from helpdesk.people.models import User
from helpdesk.shop.starter import ExampleKind, content, register

_FOLDER = Path(__file__).parent


def tell() -> None:
    """Register them; called once, from `apps.py`."""
    register(
        ExampleKind(
            "cause",
            gettext_noop("Causes of complaints"),
            gettext_noop("Agents choose one when they close a complaint"),
            "complaints:causes",
            40,
            titles,
            _make,
            _states,
            _remove,
        )
    )


def titles(language: str) -> Mapping[str, str]:
    """The names of all by key, each group before its causes."""
    found: dict[str, str] = {}
    for group in content(_FOLDER, language):
        found[group["key"]] = group["name"]
        found |= {f"{group['key']}.{key}": name for key, name in group["children"].items()}
    return found


def _make(key: str, language: str, by: User | None) -> int | None:
    names = titles(language)
    above = key.partition(".")[0]
    parent = Cause.objects.filter(name__iexact=names[above], parent=None).first() if above != key else None
    try:
        with transaction.atomic():
            return save_cause(name=names[key], parent=parent, by=by).pk
    except ValidationError:
        return None


def _states(ids: Collection[int]) -> Mapping[int, str]:
    rows = Cause.objects.filter(pk__in=ids).annotate(used=Count("links"))
    return {row.pk: f"{row.name} {row.parent_id} {row.is_active} {row.used}" for row in rows}


def _remove(pk: int, by: User | None) -> bool:
    cause = Cause.objects.get(pk=pk)
    if cause.children.exists():
        return False
    delete_cause(cause=cause, by=by)
    return True
