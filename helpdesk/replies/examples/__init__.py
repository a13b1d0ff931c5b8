"""Saved replies to begin with. What only the shop knows is a marked place, without which no reply leaves."""

from collections.abc import Collection, Mapping
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext_noop

from helpdesk.people.models import User
from helpdesk.replies.access import EXAMPLE
from helpdesk.replies.models import SavedReply
from helpdesk.replies.services import archive_saved_reply, forget_saved_reply, save_saved_reply
from helpdesk.shop.starter import ExampleKind, content, register

_FOLDER = Path(__file__).parent


def tell() -> None:
    """Register them; called once, from `apps.py`."""
    register(
        ExampleKind(
            EXAMPLE,
            gettext_noop("Saved replies"),
            gettext_noop("With places for your own words"),
            "replies:saved_replies",
            20,
            titles,
            _make,
            _states,
            _remove,
        )
    )


def titles(language: str) -> Mapping[str, str]:
    """The names of all, by key."""
    return {row["key"]: row["name"] for row in content(_FOLDER, language)}


def _make(key: str, language: str, by: User | None) -> int | None:
    row = next(row for row in content(_FOLDER, language) if row["key"] == key)
    try:
        with transaction.atomic():
            words = {name: row[name] for name in ("name", "folder", "body")}
            return save_saved_reply(reply=SavedReply(), language=language, by=by, **words).pk
    except ValidationError:
        return None


def _states(ids: Collection[int]) -> Mapping[int, str]:
    rows = SavedReply.objects.filter(pk__in=ids).annotate(used=Count("uses"))
    return {row.pk: f"{row.updated_at.isoformat()} {row.is_active} {row.used}" for row in rows}


def _remove(pk: int, by: User | None) -> bool:
    forget_saved_reply(reply=archive_saved_reply(reply=SavedReply.objects.get(pk=pk), by=by), by=by)
    return True
