"""Somebody was hurt, or could be: the ticket comes before all others, whatever the rules say."""

from typing import Any

from django.utils import timezone

from helpdesk.events import publish
from helpdesk.people.models import Team
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.events import TicketChanged
from helpdesk.tickets.models import Priority, Ticket
from helpdesk.tickets.services import _store
from helpdesk.tickets.services.change import fields_of, told


def raise_alarm(*, ticket: Ticket, actor: Actor, team: Team | None = None) -> Ticket:
    """Makes the ticket urgent, first in every list of open work, and gives it to `team`. Twice is as good as once."""
    with _store.locked(ticket) as row:
        if row.alarm_at:
            return row
        changes: dict[str, list[Any]] = {"priority": [row.priority, Priority.URGENT.value]}
        if team and row.team_id != team.pk:
            changes |= told("team", row.team, team)
            row.team = team
        row.alarm_at, row.priority = timezone.now(), Priority.URGENT
        _store.save(row)
        _store.log(row, actor, "raised the alarm", changes=changes)
        publish(TicketChanged(ticket_id=row.pk, actor_id=actor.user_id, fields=fields_of(changes), depth=actor.depth))
    return row
