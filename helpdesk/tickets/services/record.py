"""Adds a line to a ticket's history for something that another room did to it."""

from typing import Any

from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Activity, Ticket
from helpdesk.tickets.services.parts import store


def record(*, ticket_id: int, actor: Actor, verb: str, changes: dict[str, list[Any]] | None = None) -> Activity:
    """Add the line, inside the caller's transaction."""
    return store.log(Ticket(pk=ticket_id), actor, verb, changes=changes)
