"""The addresses that a post of a ticket leads back to."""

from django.http import HttpRequest
from django.urls import reverse

from helpdesk.tickets.queries.inbox.inbox_query import InboxQuery
from helpdesk.web.parameters import form_data


def ticket_url(request: HttpRequest, number: int) -> str:
    """The ticket's page, with the view that its neighbours come from."""
    query = InboxQuery.parse(request.GET)
    return reverse("tickets:detail", args=[number]) + (query.link() if query.params else "")


def came_from(request: HttpRequest) -> str:
    """The list that a form names as `next`, or the inbox."""
    return form_data(request).path("next", reverse("tickets:inbox"))
