"""Raises an alarm: somebody was hurt, or could be, so the ticket comes before all others, whatever the rules say."""

from typing import Any

from django.utils import timezone

from helpdesk.people.models import Team
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.fields import TEAM
from helpdesk.tickets.fields.values import history_change
from helpdesk.tickets.models import Priority, Ticket
from helpdesk.tickets.services.parts import store
from helpdesk.tickets.services.parts.change_row import fields_of
from helpdesk.tickets.services.parts.save_and_publish import save_and_publish
from helpdesk.tickets.verbs import Verb


def raise_alarm(*, ticket: Ticket, actor: Actor, team: Team | None = None) -> Ticket:
    """Make the ticket urgent, first in every list of open work, and give it to `team`.

    Doing so twice changes nothing.
    """
    with store.locked(ticket) as row:
        if row.alarm_at:
            return row
        changes: dict[str, list[Any]] = {"priority": [row.priority, Priority.URGENT.value]}
        if team and row.team_id != team.pk:
            changes |= history_change(TEAM, row.team, team)
            row.team = team
        row.alarm_at, row.priority = timezone.now(), Priority.URGENT
        line = store.history_line(row, actor, Verb.ALARM_RAISED, changes=changes)
        save_and_publish(row, [line], fields=fields_of(changes), by=actor)
    return row
