"""What one press changes of a ticket: fields, tags and a status together, on a locked row that the caller saves."""

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError

from helpdesk.events import Event
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Priority, Status, Ticket
from helpdesk.tickets.services._steps import DONE, step
from helpdesk.tickets.services._tags import change_tags
from helpdesk.tickets.words import says_something

FIELDS = frozenset({"subject", "priority", "team", "assignee", "product", "language"})
KEYED = frozenset({"team", "product"})
Changes = dict[str, list[Any]]


@dataclasses.dataclass(frozen=True)
class Made:
    """What changed: `changes` for the history under `verb`, `events` beside the one that names the fields."""

    changes: Changes = dataclasses.field(default_factory=dict)
    verb: str = "changed"
    events: tuple[Event, ...] = ()


def change_row(
    row: Ticket,
    actor: Actor,
    *,
    status: str = "",
    tags: Iterable[str] | None = None,
    add: Iterable[str] = (),
    remove: Iterable[str] = (),
    **fields: Any,
) -> Made:
    """Sets any of `FIELDS`, the tags (`tags` is the whole list) and the status; what stays as it is is not told.

    Assigning a new ticket opens it.

    Raises:
        TypeError: a field that nobody changes this way.
        ValidationError: a value that the field does not take.
        IllegalTransition: the ticket cannot go to `status`.
        NotYet: it may not be resolved yet, with the reasons.
    """
    if foreign := fields.keys() - FIELDS:
        raise TypeError(f"a change of {', '.join(sorted(foreign))} is not made this way")
    _check(fields)
    was = Status(row.status)
    changes = _apply(row, fields) | change_tags(row, whole=tags, add=add, remove=remove)
    moved, events = step(row, status, actor) if status else ({}, [])
    changes |= moved
    if changes and row.assignee_id and row.status == Status.NEW:
        row.status = Status.OPEN
        changes["status"] = [Status.NEW.value, Status.OPEN.value]
    if was in DONE and row.is_open:
        row.reopen_count += 1
    return Made(changes, _verb(was, row) if moved else "changed", tuple(events))


def _verb(was: Status, row: Ticket) -> str:
    if row.status in DONE:
        return str(row.status)
    return "reopened" if was in DONE else "changed"


def _check(fields: dict[str, Any]) -> None:
    if "priority" in fields and fields["priority"] not in Priority.values:
        raise ValidationError({"priority": f"There is no priority called {fields['priority']!r}."})
    assignee = fields.get("assignee")
    if assignee is not None and not assignee.is_agent:
        raise ValidationError({"assignee": f"{assignee} does not work here any more."})
    if "subject" in fields:
        _check_subject(str(fields["subject"]))


def _check_subject(subject: str) -> None:
    if not says_something(subject):
        raise ValidationError({"subject": "A ticket needs a subject."})
    if len(subject) > 500:
        raise ValidationError({"subject": "A subject has at most 500 characters."})


def _apply(ticket: Ticket, fields: dict[str, Any]) -> Changes:
    changes: Changes = {}
    for name, new in fields.items():
        old = getattr(ticket, name)
        if old != new:
            setattr(ticket, name, new)
            changes |= told(name, old, new)
    return changes


def told(name: str, old: Any, new: Any) -> Changes:
    """What history tells of one field: values as shown, and with names that may change later, whose they were."""
    changes = {name: [_shown(old), _shown(new)]}
    if name in KEYED:
        changes[f"{name}_id"] = [old.pk if old else None, new.pk if new else None]
    return changes


def fields_of(changes: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of what changed, without the keys that stand beside some of them."""
    beside = {f"{name}_id" for name in changes}
    return tuple(name for name in changes if name not in beside)


def joined(before: Changes, after: Changes) -> Changes:
    """Two lines of history as one: from what stood there first to what stands there last."""
    told = before | after
    for name in before.keys() & after.keys():
        if name.startswith("tags "):
            told[name] = [_list(*sides) for sides in zip(before[name], after[name], strict=True)]
        else:
            told[name] = [before[name][0], after[name][1]]
    return told


def _list(before: str | None, after: str | None) -> str | None:
    return ", ".join(part for part in (before, after) if part) or None


def _shown(value: Any) -> str | None:
    return None if value is None else str(value)
