"""Changes of the fields that an agent, a rule or the API may set."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError

from helpdesk.events import publish
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.events import TicketChanged
from helpdesk.tickets.models import Priority, Status, Ticket
from helpdesk.tickets.search import documents
from helpdesk.tickets.services import _store
from helpdesk.tickets.services._tags import add_tags, remove_tags
from helpdesk.tickets.words import says_something

FIELDS = frozenset({"subject", "priority", "team", "assignee", "product", "language"})
KEYED = frozenset({"team", "product"})


def change(
    *,
    ticket: Ticket,
    actor: Actor,
    add: Iterable[str] = (),
    remove: Iterable[str] = (),
    **fields: Any,
) -> Ticket:
    """Sets any of `FIELDS` and adds or removes tags; what stays as it is is not logged.

    Assigning a new ticket opens it.

    Raises:
        TypeError: a field that this verb does not change.
        ValidationError: a value that the field does not take.
    """
    with _store.locked(ticket) as row:
        changes = change_row(row, add=add, remove=remove, **fields)
        if not changes:
            return row
        _store.save(row)
        if "subject" in changes:
            documents.store(documents.of_ticket(row))
        _store.log(row, actor, "changed", changes=changes)
        publish(TicketChanged(ticket_id=row.pk, actor_id=actor.user_id, fields=fields_of(changes), depth=actor.depth))
    return row


def change_row(
    row: Ticket, *, add: Iterable[str] = (), remove: Iterable[str] = (), **fields: Any
) -> dict[str, list[Any]]:
    """The same on a locked row that the caller saves. Returns what to log.

    Raises:
        TypeError: a field that this verb does not change.
        ValidationError: a value that the field does not take.
    """
    if foreign := fields.keys() - FIELDS:
        raise TypeError(f"change() does not set {', '.join(sorted(foreign))}")
    _check(fields)
    changes = _apply(row, fields)
    if added := add_tags(row, add):
        changes["tags added"] = [None, ", ".join(added)]
    if removed := remove_tags(row, remove):
        changes["tags removed"] = [", ".join(removed), None]
    if changes and row.assignee_id and row.status == Status.NEW:
        row.status = Status.OPEN
        changes["status"] = [Status.NEW.value, Status.OPEN.value]
    return changes


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


def _apply(ticket: Ticket, fields: dict[str, Any]) -> dict[str, list[Any]]:
    changes: dict[str, list[Any]] = {}
    for name, new in fields.items():
        old = getattr(ticket, name)
        if old != new:
            setattr(ticket, name, new)
            changes |= told(name, old, new)
    return changes


def told(name: str, old: Any, new: Any) -> dict[str, list[Any]]:
    """What history tells of one field: values as shown, and with names that may change later, whose they were."""
    changes = {name: [_shown(old), _shown(new)]}
    if name in KEYED:
        changes[f"{name}_id"] = [old.pk if old else None, new.pk if new else None]
    return changes


def fields_of(changes: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of what changed, without the keys that stand beside some of them."""
    beside = {f"{name}_id" for name in changes}
    return tuple(name for name in changes if name not in beside)


def _shown(value: Any) -> str | None:
    return None if value is None else str(value)
