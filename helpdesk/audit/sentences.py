"""An entry of the audit log in words, in the reader's language."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from helpdesk.audit import registry
from helpdesk.audit.models import AuditEntry
from helpdesk.audit.registry import ERASED, HIDDEN


@dataclass(frozen=True)
class Change:
    """One field: what stood there before, and what stands there since; or why neither is shown (`unshown`)."""

    label: str
    before: str
    after: str
    unshown: str = ""


@dataclass(frozen=True)
class Row:
    """An entry as a page and a file show it. `url` leads to the thing, where there is a page for it."""

    entry: AuditEntry
    actor: str
    action: str
    thing: str
    kind: str
    url: str
    changes: tuple[Change, ...]


def row_of(entry: AuditEntry) -> Row:
    """An entry in words."""
    thing = registry.thing(entry.kind)
    return Row(
        entry,
        _told(entry.actor) or gettext("The system"),
        registry.action_in_words(entry.action),
        _told(entry.thing),
        registry.kind_in_words(entry.kind),
        thing.url(entry.thing_id) if thing and thing.url else "",
        tuple(_changes(entry)),
    )


def _changes(entry: AuditEntry) -> Iterator[Change]:
    # JSON in the database keeps no order; a thing's fields have one.
    for name, (before, after) in registry.in_order(entry.kind, entry.changes):
        label = registry.label_of(entry.kind, name)
        if HIDDEN in (before, after) and all(value in (HIDDEN, "", None) for value in (before, after)):
            yield Change(label, "", "", _unshown(entry.kind, name))
        else:
            was, now = (_value(entry.kind, name, value) for value in (before, after))
            yield Change(label, was, now)


def _unshown(kind: str, name: str) -> str:
    """Why a change is told without its values."""
    if _is_private(kind, name):
        return gettext("changed; what is one person’s own is not shown")
    return gettext("changed; a secret is not shown")


def _value(kind: str, name: str, value: Any) -> str:
    """One side of a change in words; of what became everybody's, or was, the other side is one person's own."""
    if value == HIDDEN:
        return gettext("one person’s own") if _is_private(kind, name) else HIDDEN
    return _told(registry.value_in_words(kind, name, value))


def _is_private(kind: str, name: str) -> bool:
    known = registry.thing(kind)
    return known is not None and name in known.fields and known.fields[name].is_private is not None


def _told(words: str) -> str:
    """Words as the entry keeps them; what stands for an erased name is told in the reader's language."""
    return gettext("[erased]") if words == ERASED else words
