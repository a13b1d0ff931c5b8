"""How a request stands, in the customer's words."""

from dataclasses import dataclass

from helpdesk.tickets.models import Status, Ticket


@dataclass(frozen=True, slots=True)
class Standing:
    words: str
    icon: str
    tone: str


WORKING = Standing("We are working on it", "hourglass", "accent")
WAITING = Standing("Waiting for your answer", "reply", "warn")
SOLVED = Standing("Solved", "circle-check", "pos")


def standing(ticket: Ticket) -> Standing:
    """What the customer reads about the state of their request."""
    if ticket.status in (Status.RESOLVED, Status.CLOSED):
        return SOLVED
    return WAITING if ticket.status == Status.WAITING else WORKING
