"""Gives a ticket that nobody has to whoever answers it, on a locked row; the caller saves and logs."""

from typing import Any

from helpdesk.people.access import members_of
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Message, Status, Ticket


def take(ticket: Ticket, message: Message, actor: Actor) -> dict[str, list[Any]]:
    """Give the ticket to the author of this answer, if they work in its team. Returns what to log.

    An answer of a rule or a program takes nothing. A new ticket opens when it gets an assignee.
    """
    author = message.author_user
    if ticket.assignee_id or author is None or not author.is_agent or not actor.in_person:
        return {}
    if ticket.team and not members_of(ticket.team).filter(pk=author.pk).exists():
        return {}
    ticket.assignee = author
    changes: dict[str, list[Any]] = {"assignee": [None, str(author)]}
    if ticket.status == Status.NEW:
        ticket.status = Status.OPEN
        changes["status"] = [Status.NEW.value, Status.OPEN.value]
    return changes


def give_back(ticket: Ticket, message: Message, taken: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Take the ticket from the author of an answer that was taken back, unless somebody else has it by now.

    Returns what to log.
    """
    if "assignee" not in taken or ticket.assignee_id != message.author_user_id:
        return {}
    was, ticket.assignee = str(ticket.assignee), None
    return {"assignee": [was, None]}
