"""Gives a new ticket that nobody chose a team for to the shop's default team."""

from django.utils.translation import gettext_noop

from helpdesk.people.queries import default_team
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services.changes.update_ticket import update_ticket
from helpdesk.tickets.states import OPEN_STATES

WHO = gettext_noop("The default team")
"""Who changed the ticket, in its history."""


def give_to_default_team(*, ticket_id: int, depth: int = 0) -> None:
    """Give an open ticket without a team to the default team, where the shop has one.

    `depth` is that of the event that told of the new ticket; what follows from the team is one step further.
    """
    team = default_team()
    if team is None:
        return
    ticket = Ticket.objects.filter(pk=ticket_id, team=None, status__in=OPEN_STATES).first()
    if ticket:
        update_ticket(ticket=ticket, actor=Actor.system(WHO, depth=depth + 1), team=team)
