"""Says how a request stands and by when we answer, in the customer's words."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext, gettext_noop

from helpdesk.events.order import is_decided
from helpdesk.outgoing.texts.when import instant_words
from helpdesk.tickets.events import subject_of
from helpdesk.tickets.models import Status, Ticket
from helpdesk.tickets.queries.told import answer_by
from helpdesk.web.requests.language import page_language


@dataclass(frozen=True, slots=True)
class RequestStanding:
    """How a request stands. `words` are marked for translation; templates translate them."""

    words: str
    icon: str
    tone: str


WORKING = RequestStanding(gettext_noop("We are working on it"), "hourglass", "accent")
WAITING = RequestStanding(gettext_noop("Waiting for your answer"), "reply", "warn")
WAITING_FOR_THEM = RequestStanding(gettext_noop("Waiting for an answer of whoever asked"), "reply", "warn")
SOLVED = RequestStanding(gettext_noop("Solved"), "circle-check", "pos")


def standing(ticket: Ticket, *, is_own: bool = True) -> RequestStanding:
    """What a customer reads about the state of their request, or of somebody else's in their organisation."""
    if ticket.status in (Status.RESOLVED, Status.CLOSED):
        return SOLVED
    if ticket.status != Status.WAITING:
        return WORKING
    return WAITING if is_own else WAITING_FOR_THEM


def promise(ticket: Ticket) -> str:
    """The sentence by when we answer, or that we are late.

    It is that of the mail that told them, unless it is due sooner by now; empty while nothing is due, and until the
    rules have placed the request.
    """
    due_at = answer_by(ticket)
    if due_at is None or not is_decided(subject_of(ticket.pk)):
        return ""
    when = instant_words(due_at, time_zone=ticket.requester.time_zone, language=page_language())
    if due_at < timezone.now():
        return gettext("We wanted to answer by %(when)s. We are late, and we are sorry.") % {"when": when}
    return gettext("You hear from us by %(when)s at the latest.") % {"when": when}
