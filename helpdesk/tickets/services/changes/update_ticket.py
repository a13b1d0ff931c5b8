"""Changes a ticket by one press: several fields, tags and a status, all of them or none."""

from typing import Any

from helpdesk.tickets.actors import Actor
from helpdesk.tickets.errors import Stale
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services.parts import store
from helpdesk.tickets.services.parts.change_row import change_row, fields_of
from helpdesk.tickets.services.parts.save_and_publish import save_and_publish


def update_ticket(*, ticket: Ticket, actor: Actor, seen_version: int | None = None, **changes: Any) -> Ticket:
    """Change what `change_row` takes: fields, `tags` (or `add` and `remove`) and `status`.

    It is one lock, one save, one line of history, and one event that names all that changed; what stays as it is is not
    logged.

    Raises:
        Stale: the ticket is not at `seen_version` any more.
        ValidationError, NotYet, IllegalTransition, TypeError: as `change_row`; then nothing is changed.
    """
    with store.locked(ticket) as row:
        if seen_version is not None and seen_version != row.version:
            raise Stale(row.version)
        made = change_row(row, actor, **changes)
        if made.changes:
            line = store.history_line(row, actor, made.verb, changes=made.changes)
            save_and_publish(row, [line], made.events, fields=fields_of(made.changes), by=actor)
    return row
