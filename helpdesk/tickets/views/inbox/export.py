"""The tickets of a list as CSV, a column for each field, with cells that no spreadsheet takes for a formula."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from django.db.models import Q, QuerySet
from django.http import StreamingHttpResponse
from django.utils.translation import gettext

from helpdesk.audit import services as audit
from helpdesk.audit.verbs import Action
from helpdesk.tickets.fields import Place, TicketField, shown_in
from helpdesk.tickets.fields.kinds import Moment, Tags
from helpdesk.tickets.fields.values import written
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.queries.inbox import listing, scope
from helpdesk.tickets.queries.inbox.inbox_query import InboxQuery
from helpdesk.tickets.queries.inbox.moment import Present
from helpdesk.tickets.queries.own.values import stored_of
from helpdesk.tickets.queries.search import search
from helpdesk.web.lists.tables.out import csv_response, local_time, timed
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

CHUNK = 500


@permitted(Permission.EXPORT)
def export_csv(request: StaffRequest) -> StreamingHttpResponse:
    """What the address of the inbox asks for, in its order."""
    query = InboxQuery.parse(request.GET)
    found = search.find(query.words).where if query.words else Q()
    tickets = scope.tickets_for(request.user, query, Present.current(), found)
    fields = shown_in(Place.CSV)
    audit.record(Action.EXPORTED, by=request.user, kind="tickets")
    return csv_response("tickets", _columns(fields), _rows(listing.ordered(tickets, query.sort), fields))


def _columns(fields: Sequence[TicketField]) -> list[str]:
    told = (timed(field.title) if isinstance(field.kind, Moment) else field.title for field in fields)
    return [gettext("Ticket"), gettext("Customer"), *told]


def _rows(tickets: QuerySet[Ticket], fields: Sequence[TicketField]) -> Iterator[list[object]]:
    related = tickets.select_related("team", "assignee", "product", "form", "requester")
    whole = related.prefetch_related("tags", "requester__contact_points").iterator(chunk_size=CHUNK)
    while chunk := list(islice(whole, CHUNK)):
        values = stored_of(chunk, fields)
        for ticket in chunk:
            cells = (_cell(field, values[ticket.pk][field.key]) for field in fields)
            yield [ticket.number, ticket.requester.display_name, *cells]


def _cell(field: TicketField, value: Any) -> str:
    if isinstance(field.kind, Tags):
        return ", ".join(sorted(tag.name for tag in value.all()))
    return local_time(value) if isinstance(value, dt.datetime) else written(field, value)
