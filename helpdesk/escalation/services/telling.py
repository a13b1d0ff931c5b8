"""Tells colleagues of the levels that a ticket reached: everybody once, of the last that concerns them."""

from collections.abc import Sequence

from helpdesk.escalation import told
from helpdesk.escalation.models import EscalationLevel, EscalationStep, Told
from helpdesk.notifications import services as notifications
from helpdesk.people.access import leads_of, managers
from helpdesk.people.models import User
from helpdesk.tickets.models import Ticket


def tell(ticket: Ticket, reached: Sequence[tuple[EscalationLevel, EscalationStep]]) -> None:
    """Tell whom these levels name, in the transaction that stores them."""
    last = {person.pk: (person, step) for level, step in reached for person in hearers(ticket, level)}
    for _, step in reached:
        if people := [person for person, of in last.values() if of is step]:
            notifications.notify(
                kind=told.kind_at(step.percent),
                to=people,
                thing=_thing(ticket),
                occasion=f"escalation:{step.pk}",
                ticket=ticket,
            )


def withdraw(ticket: Ticket) -> None:
    """Take back what nobody has to know any more."""
    kinds = dict.fromkeys((told.WARNED, told.BREACHED, told.ESCALATED))
    notifications.withdraw(thing=_thing(ticket), kinds=kinds)


def hearers(ticket: Ticket, level: EscalationLevel) -> list[User]:
    """Whom a level tells of a ticket now. Where nobody has it the leads hear, and where nobody leads the managers."""
    person = level.person if level.tells == Told.PERSON else ticket.assignee if level.tells == Told.OWNER else None
    if person and person.takes_work:
        return [person]
    if level.tells in (Told.OWNER, Told.LEADS) and ticket.team and (leads := list(leads_of(ticket.team))):
        return leads
    return list(managers())


def _thing(ticket: Ticket) -> str:
    return f"ticket:{ticket.pk}"
