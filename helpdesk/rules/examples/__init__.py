"""Rules to begin with. They are off, and know no team."""

from collections.abc import Collection, Mapping
from pathlib import Path

from django.utils.translation import gettext_noop

from helpdesk.people.models import User
from helpdesk.rules.models import Rule
from helpdesk.rules.services import delete_rule, save_rule
from helpdesk.shop.starter import ExampleKind, content, register

_FOLDER = Path(__file__).parent


def tell() -> None:
    """Register them; called once, from `apps.py`."""
    register(
        ExampleKind(
            "rule",
            gettext_noop("Business rules"),
            gettext_noop("Off until you switch them on"),
            "rules:list",
            50,
            titles,
            _make,
            _states,
            _remove,
        )
    )


def titles(language: str) -> Mapping[str, str]:
    """The names of all, by key."""
    return {row["key"]: row["name"] for row in content(_FOLDER, language)}


def _make(key: str, language: str, by: User | None) -> int:
    row = next(row for row in content(_FOLDER, language) if row["key"] == key)
    fields = {name: row[name] for name in ("name", "conditions", "actions", "trigger") if name in row}
    return save_rule(author=by, **fields).pk


def _states(ids: Collection[int]) -> Mapping[int, str]:
    rows = Rule.objects.filter(pk__in=ids).values_list("pk", "name", "version__number", "is_active", "archived_at")
    return {pk: f"{name} {number} {is_active} {bool(away)}" for pk, name, number, is_active, away in rows}


def _remove(pk: int, by: User | None) -> bool:
    delete_rule(rule=Rule.objects.get(pk=pk), by=by)
    return True
