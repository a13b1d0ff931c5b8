"""Stores a changed ticket with its history, brings search up to date and publishes its events once."""

from collections.abc import Iterable, Sequence

from helpdesk.events import Event, publish
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.events import TicketChanged
from helpdesk.tickets.models import Activity, Ticket
from helpdesk.tickets.services.parts import documents, store


def save_and_publish(
    row: Ticket, lines: Sequence[Activity], events: Iterable[Event] = (), *, fields: Sequence[str], by: Actor
) -> None:
    """Store the ticket with the lines of its history and publish its events.

    One `TicketChanged` names all `fields` that changed, before the other events: rules hear of it alone, and so once.
    """
    store.save(row)
    Activity.objects.bulk_create(lines)
    if "subject" in fields:
        documents.store(documents.of_ticket(row))
    names = tuple(dict.fromkeys(fields))
    publish(TicketChanged(ticket_id=row.pk, actor_id=by.user_id, fields=names, depth=by.depth), *events)
