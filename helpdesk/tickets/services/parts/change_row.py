"""Changes fields, tags and status together, on a locked row that the caller saves."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from helpdesk.events import Event
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.events import TicketTransferred
from helpdesk.tickets.fields import TEAM, Place, TicketField, find
from helpdesk.tickets.fields.values import check, history_change
from helpdesk.tickets.models import Status, Ticket
from helpdesk.tickets.queries.own.values import stored_of
from helpdesk.tickets.services.parts.own_values import as_kept, check_order, put
from helpdesk.tickets.services.parts.steps import DONE, step
from helpdesk.tickets.services.parts.tags import change_tags
from helpdesk.tickets.verbs import TAGS_ADDED, TAGS_REMOVED, Verb

FIELDS = Place.MENU | Place.SIDE | Place.BULK
"""Where fields show that are set this way; tags and the status have ways of their own."""
Changes = dict[str, list[Any]]


@dataclasses.dataclass(frozen=True)
class Made:
    """What was changed: `changes` for the history under `verb`, `events` beside the one that names the fields."""

    changes: Changes = dataclasses.field(default_factory=dict)
    verb: Verb = Verb.CHANGED
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
    """Set any fields that people may change, the tags and the status; what stays as it is is not told.

    `tags` is the whole list of them.

    Assigning a new ticket opens it.

    What a ticket has already is not looked at: it may be from before the field refused it.

    Raises:
        TypeError: a field that nobody changes this way.
        ValidationError: a value that the field does not take.
        IllegalTransition: the ticket cannot go to `status`.
        NotYet: it may not be resolved yet, with the reasons.
    """
    wanted = [(field := settable(key), as_kept(field, value)) for key, value in fields.items()]
    was = Status(row.status)
    changes = _apply(row, wanted) | change_tags(row, whole=tags, add=add, remove=remove)
    moved, events = step(row, status, actor) if status else ({}, [])
    events += _transferred(row, changes, actor)
    changes |= moved
    if changes and row.assignee_id and row.status == Status.NEW:
        row.status = Status.OPEN
        changes["status"] = [Status.NEW.value, Status.OPEN.value]
    if was in DONE and row.is_open:
        row.reopen_count += 1
    return Made(changes, _verb(was, row) if moved else Verb.CHANGED, tuple(events))


def is_transfer(changes: Mapping[str, Sequence[Any]], actor: Actor) -> bool:
    """Whether a person gave the ticket from one team to another; what rules do is no run-around."""
    return actor.kind == "user" and all(changes.get(f"{TEAM.key}_id") or (None,))


def _transferred(row: Ticket, changes: Changes, actor: Actor) -> list[Event]:
    if not is_transfer(changes, actor):
        return []
    row.transfers += 1
    told = TicketTransferred(ticket_id=row.pk, actor_id=actor.user_id, depth=actor.depth, times=row.transfers)
    return [told] if row.transfers > 1 else []


def settable(key: str) -> TicketField:
    """The field of a key, if people may change it.

    Raises:
        TypeError: they may not, or there is none.
    """
    field = find(key)
    if field is None or not field.is_in(FIELDS):
        raise TypeError(f"a change of {key} is not made this way")
    return field


def _verb(was: Status, row: Ticket) -> Verb:
    if row.status in DONE:
        return Verb.RESOLVED if row.status == Status.RESOLVED else Verb.CLOSED
    return Verb.REOPENED if was in DONE else Verb.CHANGED


def _apply(ticket: Ticket, wanted: Sequence[tuple[TicketField, Any]]) -> Changes:
    changes: Changes = {}
    before = stored_of([ticket], [field for field, _ in wanted])[ticket.pk]
    new_ones = [(field, new) for field, new in wanted if before[field.key] != new]
    for field, new in new_ones:
        check(field, new)
        check_order(field, new, ticket.requester_id)
    for field, new in new_ones:
        _set(ticket, field, new)
        changes |= history_change(field, before[field.key], new)
    return changes


def _set(ticket: Ticket, field: TicketField, value: Any) -> None:
    if field.own:
        put(ticket, field, value)
    else:
        setattr(ticket, field.key, value)


def set_new(ticket: Ticket, values: Iterable[tuple[TicketField, Any]]) -> None:
    """Give a new ticket values that were checked."""
    for field, value in values:
        _set(ticket, field, value)


def fields_of(changes: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of what changed, without the keys that stand beside some of them; a field may be called like one."""
    beside = {f"{name}_id" for name in changes}
    return tuple(name for name in changes if name not in beside or find(name))


def joined(before: Changes, after: Changes) -> Changes:
    """Two lines of history as one: from the value before the first to the value after the last."""
    merged = before | after
    for name in before.keys() & after.keys():
        if name in (TAGS_ADDED, TAGS_REMOVED):
            merged[name] = [_list(*sides) for sides in zip(before[name], after[name], strict=True)]
        else:
            merged[name] = [before[name][0], after[name][1]]
    return merged


def _list(before: str | None, after: str | None) -> str | None:
    return ", ".join(part for part in (before, after) if part) or None
