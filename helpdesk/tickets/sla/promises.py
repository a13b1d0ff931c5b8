"""Reads what the shop promises now: its policies and its calendars, once a transaction, kept for a minute."""

import json

from django.core.cache import cache

from helpdesk.calendars.queries import default_calendar, fresh_calendar
from helpdesk.people.queries import fresh_hours_of_teams, hours_of_teams
from helpdesk.tickets.models import ReplyPolicy
from helpdesk.tickets.models.reply_policy import CACHE_KEY
from helpdesk.tickets.sla.policy import Policy, Promises
from helpdesk.web.requests.per_transaction import once_a_transaction

CACHE_SECONDS = 60


@once_a_transaction
def promises() -> Promises:
    """The policies that are on, and the calendars of the shop and its teams; at most a minute old, and never older than
    a saved policy or team."""
    known = cache.get(CACHE_KEY)
    return Promises(known if isinstance(known, tuple) else _fresh(), default_calendar(), hours_of_teams())


def fresh_promises() -> Promises:
    """The policies and the calendars as they are stored now, put into the cache for all others."""
    return Promises(_fresh(), fresh_calendar(), fresh_hours_of_teams())


def _fresh() -> tuple[Policy, ...]:
    active = ReplyPolicy.objects.filter(is_active=True)
    stored = tuple(map(_plain, active.select_related("calendar").prefetch_related("calendar__holidays")))
    cache.set(CACHE_KEY, stored, CACHE_SECONDS)
    return stored


def _plain(row: ReplyPolicy) -> Policy:
    return Policy(
        name=row.name,
        conditions=json.dumps(row.conditions) if row.has_conditions else "",
        calendar=row.calendar.plain() if row.calendar else None,
        first_reply=row.first_reply,
        next_reply=row.next_reply,
        resolution=row.resolution,
    )
