"""Records that somebody did something, in the transaction that does it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NamedTuple, Protocol

from django.db import models, transaction

from helpdesk.audit.addressing import current_address
from helpdesk.audit.models import AuditEntry
from helpdesk.audit.registry import HIDDEN, AuditedThing, hidden, snapshot, thing_of
from helpdesk.audit.verbs import Action
from helpdesk.audit.versions import check, go_on

Changes = Mapping[str, tuple[Any, Any]]

_counted: ContextVar[Counter[str] | None] = ContextVar("audit_counted", default=None)
"""How many entries of each kind the batch at hand stands for; None outside one."""


class Actor(Protocol):
    """Who does something: a key, and a name by `str`."""

    pk: Any


class _Held(NamedTuple):
    """What a thing's fields held at one moment, and which of them were not to be read by others then."""

    values: Mapping[str, Any]
    hidden: frozenset[str]

    def shown(self, name: str) -> Any:
        value = self.values.get(name)
        return HIDDEN if value and name in self.hidden else value


_NOTHING = _Held({}, frozenset())


class _Told(NamedTuple):
    """What was done something to, as it is kept."""

    kind: str
    key: str
    name: str


def record(
    action: str,
    *,
    by: Actor | None,
    thing: models.Model | None = None,
    kind: str = "",
    about: str = "",
    changes: Changes | None = None,
) -> None:
    """Record an action of a person, or of the system (None).

    `kind` names a list instead of a thing; `about` says what it was done to where that is no row, such as the address
    of a failed sign-in. Call it in the transaction of what it tells: both are stored, or neither.
    """
    known = thing_of(thing) if thing else None
    told = _Told(known.kind, str(thing.pk), known.name(thing)) if thing and known else _Told(kind, "", about)
    _write(action, by, told, changes or {})


@contextmanager
def recorded(thing: models.Model, *, by: Actor | None, action: str = Action.CHANGED) -> Iterator[None]:
    """Record what the block makes of a thing: created, changed or deleted, or `action` in place of changed.

    One entry for the whole block, in its transaction, with what every field held before and holds since; none where
    nothing changed. The row is locked meanwhile, so that no other change comes between.

    Raises:
        ChangedMeanwhile: it is not any more what the page that is saved showed (`audit.seen`).
    """
    kind, key = thing_of(thing), thing.pk
    with transaction.atomic():
        before = _stored(thing, key)
        check(kind.kind, str(key))
        yield
        key = key or thing.pk
        after = _stored(thing, key)
        changes = _changes(kind, before or _NOTHING, after or _NOTHING)
        if before is None:
            action = Action.CREATED
        elif after is None:
            action = Action.DELETED
        if changes:
            _write(action, by, _Told(kind.kind, str(key), kind.name(thing)), changes)


@contextmanager
def recorded_together(
    action: str, *, by: Actor | None, kind: str, about: str, things: Counter[str] | None = None
) -> Iterator[None]:
    """Record all that the block does to many things, such as an import, as one entry: how many there were of each kind.

    `kind` names the list, `about` the batch. What was deleted is told as what was there before. Where a thing leaves no
    entry, or several, the block itself counts `things` by kind. What a block stored before it failed stays, and so does
    its entry.
    """
    entries: Counter[str] = Counter()
    token = _counted.set(entries)
    try:
        yield
    finally:
        _counted.reset(token)
        if counts := +(entries if things is None else things):
            pairs = {
                name: (count, None) if action == Action.DELETED else (None, count) for name, count in counts.items()
            }
            _write(action, by, _Told(kind, "", about), pairs)


def _stored(thing: models.Model, key: Any) -> _Held | None:
    """What the database holds of a thing, which nobody changes meanwhile; None where it has no such row."""
    rows = type(thing)._default_manager.select_for_update(no_key=True, of=("self",))
    row = rows.filter(pk=key).first() if key is not None else None
    return _Held(snapshot(row), hidden(row)) if row else None


def _changes(kind: AuditedThing, before: _Held, after: _Held) -> Changes:
    """What every field held and holds, where that differs; what nobody else may read is told by a mark."""
    found = {}
    for name in kind.fields:
        was, now = before.values.get(name), after.values.get(name)
        # What a new thing leaves empty is no news.
        if was != now and (was or now):
            found[name] = (before.shown(name), after.shown(name))
    return found


def _write(action: str, by: Actor | None, told: _Told, changes: Changes) -> None:
    if (counted := _counted.get()) is not None:
        counted[told.kind] += 1
        return
    entry = AuditEntry.objects.create(
        actor_id=by.pk if by else None,
        actor=str(by)[:254] if by else "",
        address=current_address(),
        action=action,
        kind=told.kind,
        thing_id=told.key,
        thing=told.name[:300],
        changes={field: list(pair) for field, pair in changes.items()},
    )
    go_on(entry)
