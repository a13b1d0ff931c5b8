"""Tickets that lie between the cracks, one of each kind, and what the tests of this room ask for again and again."""

import datetime as dt
from typing import Any

from django.utils import timezone

from complaints.models import Complaint
from complaints.services import open_complaint
from helpdesk.people.models import Team, User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Activity, Message, Status, Ticket
from helpdesk.tickets.services import add_inbound, reply, update_ticket
from helpdesk.tickets.words import NewMessage
from tests import factories

LONG = dt.timedelta(days=3)


def aged(ticket: Ticket, by: dt.timedelta = LONG, **columns: Any) -> Ticket:
    """The ticket with all that happened to it set back in time; nothing is due unless `columns` say so."""
    Activity.objects.filter(ticket=ticket).update(at=timezone.now() - by)
    Message.objects.filter(ticket=ticket).update(created_at=timezone.now() - by)
    usual = {"created_at": timezone.now() - by, "due_at": None}
    Ticket.objects.filter(pk=ticket.pk).update(**usual | columns)
    ticket.refresh_from_db()
    return ticket


def seen_to(team: Team, owner: User, **fields: Any) -> Ticket:
    """A ticket that somebody sees to."""
    return aged(factories.ticket(team=team, assignee=owner, **fields))


def unassigned(team: Team) -> Ticket:
    return aged(factories.ticket("Nobody's", team=team))


def alone(team: Team) -> Ticket:
    """Of a colleague who is away, with nobody who stands in."""
    owner = factories.user("Dana", teams=(team,))
    factories.away(owner, first=-1)
    return aged(factories.ticket("Of who is away", team=team, assignee=owner))


def overdue(team: Team, owner: User) -> Ticket:
    return aged(factories.ticket("Late", team=team, assignee=owner), due_at=timezone.now() - dt.timedelta(hours=1))


def waiting(team: Team, owner: User, by: dt.timedelta = dt.timedelta(days=8)) -> Ticket:
    ticket = factories.ticket("No answer from the customer", team=team, assignee=owner)
    return aged(update_ticket(ticket=ticket, actor=Actor.system(), status=Status.WAITING), by)


def silent(team: Team, owner: User) -> Ticket:
    ticket = factories.ticket("Resolved without a word", team=team, assignee=owner)
    return update_ticket(ticket=ticket, actor=Actor.system(), status=Status.RESOLVED)


def answered(ticket: Ticket, owner: User, **more: Any) -> Ticket:
    """The ticket once its owner replied."""
    reply(ticket=ticket, author=owner, actor=Actor.of(owner), body_text="We look into it.", **more)
    ticket.refresh_from_db()
    return ticket


def came_back(team: Team, owner: User) -> Ticket:
    """Resolved with a reply; then the customer wrote again, and nobody has answered."""
    ticket = answered(factories.ticket("Not over", team=team, assignee=owner), owner, status=Status.RESOLVED)
    add_inbound(ticket=ticket, message=NewMessage(body_text="Again!"), actor=Actor.customer(ticket.requester))
    return aged(ticket, awaiting_since=timezone.now() - LONG)


def complaint(team: Team, owner: User) -> Ticket:
    ticket = factories.ticket("A complaint", team=team, assignee=owner)
    open_complaint(ticket=ticket, actor=Actor.system())
    Complaint.objects.update(received_at=timezone.now() - LONG)
    return aged(ticket)


def one_of_each(team: Team, owner: User) -> dict[str, Ticket]:
    """A ticket with each defect, by its key, that has no other one."""
    return {
        "unassigned": unassigned(team),
        "alone": alone(team),
        "overdue": overdue(team, owner),
        "complaint": complaint(team, owner),
        "came_back": came_back(team, owner),
        "waiting": waiting(team, owner),
        "silent": silent(team, owner),
    }
