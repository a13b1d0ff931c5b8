"""Leads an agent on once a reply is sent: to the next ticket of their list, the list, or the ticket itself."""

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from helpdesk.people.models import AfterSend, User
from helpdesk.people.services import set_preferences
from helpdesk.tickets.models import Direction, Message, Ticket
from helpdesk.tickets.queries.inbox.inbox_query import InboxQuery
from helpdesk.tickets.queries.inbox.moment import Present
from helpdesk.tickets.queries.inbox.neighbours import neighbours
from helpdesk.tickets.queries.search import search
from helpdesk.tickets.views.answers import ticket_url
from helpdesk.web.parameters import form_data
from helpdesk.web.requests.staff import StaffRequest


@dataclass(frozen=True)
class Onward:
    """What was chosen for this sending, and the ticket that stands behind this one in the list."""

    choice: str = AfterSend.STAY.value
    next: int | None = None

    @classmethod
    def of(cls, request: StaffRequest, ticket: Ticket) -> "Onward":
        """What was chosen, found before the reply is stored, for that may move the ticket in its list, or out of it.

        What the page showed counts; what was chosen on it is kept for the next time.
        """
        user, given = request.user, form_data(request)
        was = given.choice("after_send_was", AfterSend.values, user.after_send)
        choice = given.choice("after_send", AfterSend.values, user.after_send)
        if choice != was:
            set_preferences(user=user, after_send=choice)
        return cls(choice, _next(request, user, ticket) if choice == AfterSend.NEXT else None)

    @property
    def leaves(self) -> bool:
        return self.choice != AfterSend.STAY

    def named(self, ticket: Ticket) -> str:
        """What words about the ticket begin with where another page shows them."""
        return f"#{ticket.number}: " if self.leaves else ""

    def url(self, request: HttpRequest, ticket: Ticket, message: Message) -> str:
        """A note stays on its ticket; behind the last ticket comes the list, and the page says so."""
        if message.direction == Direction.NOTE or not self.leaves:
            return f"{ticket_url(request, ticket.number)}#message-{message.pk}"
        if self.next:
            return ticket_url(request, self.next)
        if self.choice == AfterSend.NEXT:
            messages.info(request, gettext("#%(number)s was the last ticket of this list.") % {"number": ticket.number})
        query = InboxQuery.parse(request.GET)
        return f"{reverse('tickets:inbox')}{query.link() if query.params else ''}#ticket-{ticket.number}"


def _next(request: HttpRequest, user: User, ticket: Ticket) -> int | None:
    query = InboxQuery.parse(request.GET)
    found = search.matching(query.words) if query.words else Q()
    return neighbours(user, ticket, query, Present.current(), found).next
