"""Moves open due times when opening hours or reply policies change, such as by a new holiday."""

import hashlib
from collections.abc import Iterator

from django.db import transaction
from django.db.models import QuerySet

from helpdesk.calendars.clock import BusinessCalendar
from helpdesk.events import publish
from helpdesk.tickets.channels import CHANNELS
from helpdesk.tickets.events import HoursChanged
from helpdesk.tickets.models import DueBasis, Ticket
from helpdesk.tickets.sla.due import keep_due
from helpdesk.tickets.sla.policy import Promises
from helpdesk.tickets.sla.promises import fresh_promises
from helpdesk.tickets.sla.steps import steps
from helpdesk.tickets.states import OPEN_STATES

BATCH = 500
KEPT = ("due_at", "due_kind", "first_reply_due_at", "escalate_at")
ONLY = 1


def follow_calendar() -> int:
    """Work out open due times anew if hours, holidays, teams' hours, policies, steps or channels changed.

    Returns how many moved. Closed tickets keep what was promised then. Killed half way, it begins again the next time;
    `HoursChanged` tells rooms that have due times of their own.
    """
    promised = fresh_promises()
    basis = _fingerprint(promised)
    if DueBasis.objects.filter(pk=ONLY, fingerprint=basis).exists():
        return 0
    moved = sum(_move(ids, promised) for ids in _open_tickets())
    with transaction.atomic():
        DueBasis.objects.update_or_create(pk=ONLY, defaults={"fingerprint": basis})
        publish(HoursChanged())
    return moved


def follow_again() -> None:
    """Have open due times worked out anew the next time: what policies ask for changed on many tickets at once."""
    DueBasis.objects.filter(pk=ONLY).delete()


def _open_tickets() -> Iterator[list[int]]:
    last = 0
    while True:
        rows = Ticket.objects.filter(status__in=OPEN_STATES, pk__gt=last).order_by("pk")
        ids = list(rows.values_list("pk", flat=True)[:BATCH])
        if not ids:
            return
        yield ids
        last = ids[-1]


def _move(ids: list[int], promised: Promises) -> int:
    """The row's version stays: nobody changed the ticket, and nobody's stale page is refused for it."""
    with transaction.atomic():
        changed, moved = [], 0
        for ticket in _held(ids, promised):
            was, due_was = _kept(ticket), ticket.due_at
            keep_due(ticket, promised, anew=True)
            moved += ticket.due_at != due_was
            if _kept(ticket) != was:
                changed.append(ticket)
        Ticket.objects.bulk_update(changed, KEPT)
    return moved


def _kept(ticket: Ticket) -> list[object]:
    return [getattr(ticket, name) for name in KEPT]


def _held(ids: list[int], promised: Promises) -> QuerySet[Ticket]:
    """The locked rows, with what conditions may ask about beside them."""
    rows = Ticket.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=ids).order_by("pk")
    if not any(policy.conditions for policy in promised.policies):
        return rows
    return rows.select_related("requester__organisation").prefetch_related("tags")


def _fingerprint(promised: Promises) -> str:
    policies = [
        (
            policy.conditions,
            policy.calendar and _parts(policy.calendar),
            *(sorted(promise.items()) for promise in (policy.first_reply, policy.next_reply, policy.resolution)),
        )
        for policy in promised.policies
    ]
    sooner = [(channel.key, channel.reply_within) for channel in CHANNELS.values() if channel.reply_within]
    teams = [(key, _parts(calendar)) for key, calendar in sorted(promised.of_teams.items())]
    known = _parts(promised.calendar), policies, sooner, teams, [(step.percent, step.since) for step in steps()]
    return hashlib.sha256(repr(known).encode()).hexdigest()


def _parts(calendar: BusinessCalendar) -> tuple[object, ...]:
    return calendar.time_zone, calendar.weekly, sorted(calendar.nights), sorted(calendar.holidays)
