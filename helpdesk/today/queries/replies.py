"""Reads how soon the first replies of a period came, in opening hours and by the calendar."""

import datetime as dt
from itertools import takewhile
from typing import NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from helpdesk.calendars.clock import BusinessCalendar
from helpdesk.calendars.queries import default_calendar
from helpdesk.people.queries import hours_of_teams
from helpdesk.tickets.models import Ticket

LONGEST = dt.timedelta(days=180)
"""Of a wait that began longer ago than this before the period, the opening hours from then on count."""

# The open time of a wait is what it and the opening hours have in common; percentiles lie between two values.
_REPLIES = """
    WITH replied (team, created, replied) AS ({replied}),
    hours (team, open) AS (SELECT * FROM unnest(%s::bigint[], %s::text[])),
    waits AS (
        SELECT extract(epoch FROM replied - created) AS elapsed, (
            SELECT coalesce(sum(extract(epoch FROM upper(part) - lower(part))), 0)
            FROM unnest(coalesce(own.open, %s)::tstzmultirange * tstzmultirange(tstzrange(created, replied))) AS part
        ) AS open
        FROM replied LEFT JOIN hours AS own USING (team) WHERE replied >= created
    )
    SELECT count(*), avg(open) / 60, percentile_cont(0.5) WITHIN GROUP (ORDER BY open) / 60,
        percentile_cont(0.9) WITHIN GROUP (ORDER BY open) / 60,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY elapsed) / 60
    FROM waits
"""


class FirstReplies(NamedTuple):
    """First replies of a period: how many, and their time in open minutes; None without any.

    `p90` is what 9 of 10 do not pass, `elapsed` the median by the calendar, in minutes too.
    """

    n: int
    mean: float | None
    median: float | None
    p90: float | None
    elapsed: float | None


def first_replies(tickets: QuerySet[Ticket], since: dt.datetime, until: dt.datetime) -> FirstReplies:
    """How soon the first reply came to those of the tickets that got it in [since, until), in one statement.

    Counted are the opening hours of the ticket's team, or the shop's where it has none. A reply belongs to the period
    in which it was given, whenever its ticket began.
    """
    given = replied_within(tickets, since, until).order_by()
    try:
        sql, params = given.values_list("team_id", "created_at", "first_replied_at").query.sql_with_params()
    except EmptyResultSet:
        return FirstReplies(0, None, None, None, None)
    begin = since - LONGEST
    teams = {team: _spans(hours, begin, until) for team, hours in hours_of_teams().items()}
    shop = _spans(default_calendar(), begin, until)
    with connection.cursor() as cursor:
        cursor.execute(_REPLIES.format(replied=sql), [*params, list(teams), list(teams.values()), shop])
        n, *figures = cursor.fetchone()
    return FirstReplies(n, *(None if figure is None else float(figure) for figure in figures))


def replied_within(tickets: QuerySet[Ticket], since: dt.datetime, until: dt.datetime) -> QuerySet[Ticket]:
    """Those that got their first reply in [since, until): among what was active since then, which an index finds."""
    return tickets.filter(last_activity_at__gte=since, first_replied_at__gte=since, first_replied_at__lt=until)


def _spans(hours: BusinessCalendar, begin: dt.datetime, end: dt.datetime) -> str:
    """The opening hours between two instants, as PostgreSQL writes a multirange."""
    spans = takewhile(lambda span: span.start < end, hours.spans_from(begin))
    return "{" + ",".join(f"[{span.start.isoformat()},{span.end.isoformat()})" for span in spans) + "}"
