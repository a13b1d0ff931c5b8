"""Takes open tickets from people who left or take none any more: they stand in Unassigned, and a note says whose."""

from django.db.models import Q

from helpdesk.people.access import handing_over
from helpdesk.people.models import User
from helpdesk.people.models.users import WORKER_ROLES
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services.changes.update_ticket import update_ticket
from helpdesk.tickets.services.messages.add_note import add_note
from helpdesk.tickets.services.parts import store
from helpdesk.tickets.states import OPEN_STATES

BATCH = 500


def take_over_leavers() -> int:
    """Unassign the open tickets of whoever takes none any more. Returns how many there were.

    While a worker hands somebody's work over, what is left of it is on its way to their heir.
    """
    gone = User.objects.filter(Q(is_active=False) | ~Q(role__in=WORKER_ROLES)).exclude(pk__in=handing_over())
    theirs = Ticket.objects.filter(status__in=OPEN_STATES, assignee__in=gone).order_by("pk")
    return sum(_take_over(ticket) for ticket in theirs[:BATCH])


def _take_over(ticket: Ticket) -> bool:
    with store.locked(ticket) as row:
        leaver = row.assignee
        if leaver is None or leaver.takes_work:
            return False
        actor, why = Actor.system(), "takes no tickets" if leaver.is_agent else "does not work here"
        update_ticket(ticket=row, actor=actor, assignee=None)
        add_note(
            ticket=row,
            body_text=f"{leaver} {why} any more. This ticket was theirs; it now waits for somebody else.",
            actor=actor,
        )
    return True
