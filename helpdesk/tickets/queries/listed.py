"""Reads what a row of the inbox shows, and a search's hit, in one statement for the rows of a page alone.

A page of fifty rows is drawn often, so it is read into plain tuples: models would cost more than the reading.
"""

import datetime as dt
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from helpdesk.tickets.fields import Place, TicketField, every
from helpdesk.tickets.fields.kinds import Choice, Flag
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.queries.own import own_values
from helpdesk.tickets.queries.search.search import SearchHits
from helpdesk.tickets.states import OPEN_STATES

MAX_EXCERPT = 8_000
"""Characters of a message in which its hit is looked for."""

# The newest message with a hit, one that has all of them before others.
_HIT = """
    LEFT JOIN LATERAL (
        SELECT message.created_at, left(message.body_text, %s) AS words
        FROM tickets_searchdocument AS document JOIN tickets_message AS message ON message.id = document.message_id
        WHERE document.ticket_id = ticket.id AND document.words @@ %s::tsquery
        ORDER BY (document.words @@ %s::tsquery) DESC, document.message_id DESC LIMIT 1
    ) AS hit ON true
"""
# An address is looked up for nameless customers only.
_ROWS = """
    SELECT ticket.id, ticket.number, ticket.subject, ticket.status, ticket.channel,
        ticket.created_at, ticket.last_activity_at, ticket.last_words, ticket.last_direction,
        ticket.awaiting_since, ticket.due_at, ticket.due_kind, team.name, team.colour,
        ticket.assignee_id, assignee.name,
        coalesce(nullif(assignee.preferred_name, ''), nullif(assignee.name, ''), assignee.email),
        coalesce(nullif(customer.name, ''), nullif(customer.preferred_name, ''), (
            SELECT value FROM people_contactpoint WHERE customer_id = customer.id AND kind = 'email'
            ORDER BY is_primary DESC, id LIMIT 1
        ), 'Customer ' || customer.id), organisation.name, {hit}{fields}
    FROM (SELECT id, row_number() OVER () AS place FROM ({keys}) AS keys) AS page
    JOIN tickets_ticket AS ticket USING (id)
    JOIN people_customer AS customer ON customer.id = ticket.requester_id
    LEFT JOIN people_organisation AS organisation ON organisation.id = customer.organisation_id
    LEFT JOIN people_team AS team ON team.id = ticket.team_id
    LEFT JOIN people_user AS assignee ON assignee.id = ticket.assignee_id
    {lateral} ORDER BY page.place
"""


_ITS = "tickets_ownvalue AS held WHERE held.ticket_id = ticket.id"
_THEIRS = "tickets_customervalue AS held WHERE held.customer_id = ticket.requester_id"


class Listed(NamedTuple):
    """A ticket as a list shows it. `hit_at`, `hit_words`: what a search looked for, and when it was said. `values` are
    those of `plain_fields`, in their order."""

    pk: int
    number: int
    subject: str
    status: str
    channel: str
    created_at: dt.datetime
    last_activity_at: dt.datetime
    last_words: str
    last_direction: str
    awaiting_since: dt.datetime | None
    due_at: dt.datetime | None
    due_kind: str
    team: str | None
    team_colour: int | None
    assignee_id: int | None
    assignee: str | None
    assignee_short: str | None
    customer: str
    organisation: str | None
    hit_at: dt.datetime | None
    hit_words: str | None
    values: tuple[Any, ...]

    @property
    def waits_for_us(self) -> bool:
        """Whether the customer spoke last and nobody has answered."""
        return self.status in OPEN_STATES and self.awaiting_since is not None and self.last_direction == "in"


_FIXED = len(Listed._fields) - 1


def listed(tickets: QuerySet[Ticket], found: SearchHits | None = None) -> list[Listed]:
    """These tickets in their order, which is cut to a page; one statement, or none where nothing can be found."""
    try:
        keys, params = tickets.values("id").query.sql_with_params()
    except EmptyResultSet:
        return []
    asked: list[Any] = [MAX_EXCERPT, found.any_of, found.all_of] if found and found.any_of else []
    parts = {"hit": "hit.created_at, hit.words", "lateral": _HIT} if asked else {"hit": "NULL, NULL", "lateral": ""}
    fields = "".join(f", {_expression(field)}" for field in plain_fields())
    with connection.cursor() as cursor:
        cursor.execute(_ROWS.format(keys=keys, fields=fields, **parts), [*params, *asked])
        return [Listed._make((*row[:_FIXED], row[_FIXED:])) for row in cursor.fetchall()]


def plain_fields() -> list[TicketField]:
    """Fields that lists show by their value alone: choices in columns, what stands beside the subject, and columns of
    the shop's own."""
    return [field for field in every() if (field.own and field.column) or (not field.own and _is_plain(field))]


def _is_plain(field: TicketField) -> bool:
    return isinstance(field.kind, Choice | Flag) and bool(field.column or field.is_in(Place.BADGE))


def _expression(field: TicketField) -> str:
    """A field of a row in SQL. Keys and names of columns are written by us, ids are numbers."""
    if not field.own:
        return f"ticket.{field.key}"
    rows = _THEIRS if field.is_of_customer else _ITS
    return f"(SELECT held.{own_values.column(field)} FROM {rows} AND held.field_id = {field.own:d})"  # noqa: S608 - see above
