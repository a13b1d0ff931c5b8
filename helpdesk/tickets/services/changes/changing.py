"""Joins changes of one ticket by several automatic actors: one look, one save, one event."""

from typing import Any

from helpdesk.events import Event
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Activity, Ticket
from helpdesk.tickets.services.changes import mark_complaint
from helpdesk.tickets.services.parts import store
from helpdesk.tickets.services.parts.change_row import Changes, change_row, fields_of, joined
from helpdesk.tickets.services.parts.save_and_publish import save_and_publish
from helpdesk.tickets.verbs import Verb

RELATED = ("team", "assignee", "product", "requester")


class Changing:
    """Several changes of one ticket, whose row is locked to the end of the caller's transaction.

    `row` shows every change at once; the database, the history and those who listen learn of all of them in `store`.
    Each actor has one line of history, whatever they changed.
    """

    def __init__(self, ticket_id: int) -> None:
        self.ticket_id = ticket_id
        self.look()

    def look(self) -> None:
        """Read the row afresh, for others may have changed it; what was not stored is forgotten."""
        locked = Ticket.objects.select_for_update(no_key=True, of=("self",)).select_related(*RELATED)
        self.row = locked.get(pk=self.ticket_id)
        # After a wait the row is new, and what was joined is from before.
        if old := [name for name in RELATED if _is_another(self.row, name)]:
            self.row.refresh_from_db(fields=old)
        self._forget()

    def change(self, actor: Actor, **changes: Any) -> Changes:
        """Change the ticket as the verb `update_ticket` does, and return what changed.

        Raises:
            ValidationError, NotYet, IllegalTransition, TypeError: as there.
        """
        made = change_row(self.row, actor, **changes)
        self._note(actor, made.verb, made.changes)
        self._fields += fields_of(made.changes)
        self._events += made.events
        return made.changes

    def mark_complaint(self, actor: Actor) -> None:
        """Mark the ticket as a complaint, as the verb `mark_complaint` does."""
        changes, events = mark_complaint.mark_row(self.row, actor)
        self._note(actor, Verb.COMPLAINT_OPENED, changes)
        self._fields += fields_of(changes)
        self._events += events

    def store(self) -> None:
        """Store what was changed so far; nothing when nothing was."""
        if self._lines:
            save_and_publish(self.row, self._lines, self._events, fields=self._fields, by=self._by)
            self._forget()

    def _forget(self) -> None:
        self._lines: list[Activity] = []
        self._fields: list[str] = []
        self._events: list[Event] = []
        self._by = Actor.system()

    def _note(self, actor: Actor, verb: str, changes: Changes) -> None:
        if not changes:
            return
        line = store.history_line(self.row, actor, verb, changes=changes)
        before = self._lines[-1] if self._lines and self._by == actor else None
        if before and Verb.COMPLAINT_OPENED not in (verb, before.verb):
            line.changes = joined(before.changes, changes)
            line.verb = before.verb if verb == Verb.CHANGED else verb
            self._lines[-1] = line
        else:
            self._lines.append(line)
        self._by = actor


def _is_another(row: Ticket, name: str) -> bool:
    """Whether the row refers to another one than was read with it."""
    beside = getattr(row, name)
    return bool(getattr(row, f"{name}_id") != (beside.pk if beside else None))
