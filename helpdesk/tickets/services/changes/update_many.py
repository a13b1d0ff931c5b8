"""Changes many tickets in the same way, and takes that back."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError

from helpdesk.tickets.actors import Actor
from helpdesk.tickets.errors import NotYet
from helpdesk.tickets.events import TicketReopened
from helpdesk.tickets.extensions import guards
from helpdesk.tickets.fields import TAGS, Place, TicketField, every, shown_in
from helpdesk.tickets.fields.kinds import Day, Number, Reference
from helpdesk.tickets.fields.values import as_plain, history_change, parsed
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.queries.own.values import stored
from helpdesk.tickets.services.changes.update_ticket import update_ticket
from helpdesk.tickets.services.parts import store
from helpdesk.tickets.services.parts.change_row import FIELDS, set_new
from helpdesk.tickets.services.parts.save_and_publish import save_and_publish
from helpdesk.tickets.services.parts.steps import DONE
from helpdesk.tickets.services.parts.tags import change_tags
from helpdesk.tickets.states import IllegalTransition
from helpdesk.tickets.verbs import Verb

CLOCK = ("awaiting_since", "resolved_at", "closed_at", "reopen_count", "transfers")
"""What a step of the status, or to another team, brings along."""


@dataclasses.dataclass
class BulkOutcome:
    """What became of each ticket.

    `before` maps each changed ticket's id to what its row said; `refused` maps numbers to the reason in words.
    """

    before: dict[int, dict[str, Any]] = dataclasses.field(default_factory=dict)
    refused: dict[int, str] = dataclasses.field(default_factory=dict)


def update_many(*, tickets: Iterable[Ticket], actor: Actor, **changes: Any) -> BulkOutcome:
    """Change each ticket as `update_ticket` does, in a transaction of its own.

    One that refuses any part of the change keeps nothing of it, and holds up no other.
    """
    outcome = BulkOutcome()
    for ticket in tickets:
        before = snapshot(ticket, changes)
        try:
            row = update_ticket(ticket=ticket, actor=actor, **changes)
        except (IllegalTransition, NotYet, ValidationError) as refusal:
            outcome.refused[ticket.number] = _words(refusal)
            continue
        if row.version != ticket.version:
            outcome.before[ticket.pk] = before | {"version": row.version}
    return outcome


def take_back_changes(*, tickets: Iterable[Ticket], before: dict[int, dict[str, Any]], actor: Actor) -> int:
    """Set each ticket back to what `before` keeps of it by its id; returns how many were set back.

    It is what `update_many` returned, or a `snapshot` with the `version` that the ticket has since the change.

    Left alone is what somebody changed since, or what may not be resolved again because something is missing.
    """
    return sum(_set_back(ticket, before[ticket.pk], actor) for ticket in tickets if ticket.pk in before)


def _set_back(ticket: Ticket, old: dict[str, Any], actor: Actor) -> bool:
    with store.locked(ticket) as row:
        if row.version != old["version"] or (old["status"] in DONE and row.is_open and guards.objections(row)):
            return False
        was = row.status
        changes = {name: [getattr(row, name), old[name]] for name in _columns() if getattr(row, name) != old[name]}
        changes |= _words_set_back(row, old)
        for name in (*_columns(), *CLOCK):
            setattr(row, name, _value(name, old[name]))
        if TAGS.key in old:
            changes |= change_tags(row, whole=old[TAGS.key])
        if not changes:
            return True
        line = store.history_line(row, actor, Verb.CHANGE_UNDONE, changes=changes)
        reopened = TicketReopened(ticket_id=row.pk, actor_id=actor.user_id, depth=actor.depth)
        events = [reopened] if was in DONE and row.is_open else []
        save_and_publish(row, [line], events, fields=tuple(changes), by=actor)
    return True


def _words_set_back(row: Ticket, old: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Sets fields back whose values were kept in words."""
    changes: dict[str, list[Any]] = {}
    for field in _by_words():
        if field.key in old:
            now, before = stored(field, row), parsed(field, str(old[field.key] or ""))
            changes |= history_change(field, now, before) if now != before else {}
            set_new(row, [(field, before)])
    return changes


def snapshot(ticket: Ticket, changed: Iterable[str]) -> dict[str, Any]:
    """What a ticket's row says before these fields change, as plain values that JSON can carry."""
    changed = set(changed)
    columns = {name: _shown(getattr(ticket, name)) for name in (*_columns(), *CLOCK)}
    words = [field for field in _by_words() if field.key in changed]
    tags = {TAGS.key: [tag.name for tag in ticket.tags.all()]} if TAGS.key in changed else {}
    return columns | tags | {field.key: as_plain(field, stored(field, ticket)) for field in words}


def _columns() -> list[str]:
    """The columns that hold what many tickets can get at once, as JSON has it too."""
    fields = [field for field in shown_in(Place.BULK) if field not in _by_words()]
    return [f"{field.key}_id" if isinstance(field.kind, Reference) else field.key for field in fields]


def _by_words() -> list[TicketField]:
    """Fields whose values are kept in words: the shop's own, numbers and days."""
    return [field for field in every() if field.is_in(FIELDS) and (field.own or isinstance(field.kind, Number | Day))]


def _shown(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.datetime) else value


def _value(name: str, shown: Any) -> Any:
    return dt.datetime.fromisoformat(shown) if shown and name.endswith(("_at", "_since")) else shown


def _words(refusal: Exception) -> str:
    return " ".join(refusal.messages) if isinstance(refusal, ValidationError) else str(refusal)
