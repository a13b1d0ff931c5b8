"""An entry of the audit log in words, in the reader's language."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext

from helpdesk.audit import registry
from helpdesk.audit.models import AuditEntry
from helpdesk.audit.registry import ERASED, HIDDEN


@dataclass(frozen=True)
class Change:
    """One field: what stood there before, and what stands there since."""

    label: str
    before: str
    after: str
    is_secret: bool = False


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
        if HIDDEN in (before, after):
            yield Change(label, "", "", is_secret=True)
        else:
            was, now = (_told(registry.value_in_words(entry.kind, name, value)) for value in (before, after))
            yield Change(label, was, now)


def _told(words: str) -> str:
    """Words as the entry keeps them; what stands for an erased name is told in the reader's language."""
    return gettext("[erased]") if words == ERASED else words
