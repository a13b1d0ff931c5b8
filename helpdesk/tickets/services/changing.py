"""Changes of one ticket that belong together, by several automatic actors: one look, one save, one event."""

from typing import Any

from helpdesk.events import Event, publish
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.events import TicketChanged
from helpdesk.tickets.models import Activity, Ticket
from helpdesk.tickets.search import documents
from helpdesk.tickets.services import _store, mark_complaint
from helpdesk.tickets.services.change import change_row, fields_of

RELATED = ("team", "assignee", "product", "requester")


class Changing:
    """Holds the ticket's row to the end of the caller's transaction.

    `row` shows every change at once; the database, the history and those who listen learn of all of them in `store`.
    """

    def __init__(self, ticket_id: int) -> None:
        self.ticket_id = ticket_id
        self.look()

    def look(self) -> None:
        """Reads the row afresh, for others may have changed it; what was not stored is forgotten."""
        locked = Ticket.objects.select_for_update(no_key=True, of=("self",)).select_related(*RELATED)
        self.row = locked.defer("search").get(pk=self.ticket_id)
        self._forget()

    def change(self, actor: Actor, **changes: Any) -> dict[str, list[Any]]:
        """As the verb `change`. Returns what changed."""
        made = change_row(self.row, **changes)
        self._note(actor, "changed", made)
        self._fields += fields_of(made)
        return made

    def mark_complaint(self, actor: Actor) -> None:
        """As the verb `mark_complaint`."""
        changes, events = mark_complaint.mark_row(self.row, actor)
        self._note(actor, mark_complaint.VERB, changes)
        self._events += events

    def store(self) -> None:
        """Stores what was changed so far; nothing when nothing was."""
        if not self._activities:
            return
        _store.save(self.row)
        Activity.objects.bulk_create(self._activities)
        if "subject" in self._fields:
            documents.store(documents.of_ticket(self.row))
        fields = tuple(dict.fromkeys(self._fields))
        changed = [TicketChanged(ticket_id=self.row.pk, fields=fields, depth=self._depth)] if fields else []
        publish(*changed, *self._events)
        self._forget()

    def _forget(self) -> None:
        self._activities: list[Activity] = []
        self._fields: list[str] = []
        self._events: list[Event] = []
        self._depth = 0

    def _note(self, actor: Actor, verb: str, changes: dict[str, list[Any]]) -> None:
        if changes:
            self._activities.append(_store.line(self.row, actor, verb, changes=changes))
            self._depth = actor.depth
