"""Gives a ticket to whom a level says, and back once it is answered."""

from collections.abc import Sequence
from typing import Any

from helpdesk.escalation.models import EscalationLevel, EscalationStep
from helpdesk.people.models import Team, User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Priority, Ticket
from helpdesk.tickets.services import update_ticket

FIELDS = ("team", "assignee", "priority")
RISING = (Priority.LOW, Priority.NORMAL, Priority.HIGH, Priority.URGENT)


def move(ticket: Ticket, reached: Sequence[tuple[EscalationLevel, EscalationStep]]) -> None:
    """Change what these levels say, by one change of the ticket; what was before is kept with the last of them.

    While somebody was hurt, or could be, the ticket stays where it is.
    """
    wanted: dict[str, Any] = {}
    for level, _ in reached:
        wanted |= _wanted(ticket, level)
    changed = {name: value for name, value in wanted.items() if getattr(ticket, name) != value}
    if not changed or ticket.alarm_at:
        return
    step = reached[-1][1]
    step.was = {name: _kept(getattr(ticket, name)) for name in changed}
    step.became = {name: _kept(value) for name, value in changed.items()}
    step.hands_back = any(level.hands_back for level, _ in reached if level.changes_ticket)
    step.save(update_fields=["was", "became", "hands_back"])
    update_ticket(ticket=ticket, actor=Actor.system(), **changed)


def hand_back(ticket: Ticket, ended: Sequence[EscalationStep]) -> None:
    """Give the ticket back to who had it before these steps; what somebody changed since stays."""
    back: dict[str, Any] = {}
    for step in sorted(ended, key=lambda one: one.percent, reverse=True):
        if step.hands_back and step.was:
            back |= {name: value for name, value in step.was.items() if _is_still(ticket, name, step, back)}
    found = {name: _found(name, value) for name, value in back.items()}
    # Who left takes nothing back, and a team that was put away neither.
    if alive := {name: value for name, value in found.items() if _takes(value, back[name])}:
        update_ticket(ticket=ticket, actor=Actor.system(), **alive)
        ticket.refresh_from_db()


def _wanted(ticket: Ticket, level: EscalationLevel) -> dict[str, Any]:
    wanted: dict[str, Any] = {}
    if level.team and level.team.is_active:
        wanted["team"] = level.team
    if level.assignee and level.assignee.takes_work:
        wanted["assignee"] = level.assignee
    if level.priority and RISING.index(Priority(level.priority)) > RISING.index(Priority(ticket.priority)):
        wanted["priority"] = level.priority
    return wanted


def _is_still(ticket: Ticket, name: str, step: EscalationStep, back: dict[str, Any]) -> bool:
    """Whether the ticket has what the step gave it, or has what a later one gave it that goes back, too."""
    return name in back or bool(_kept(getattr(ticket, name)) == step.became.get(name))


def _kept(value: Any) -> Any:
    return value.pk if isinstance(value, Team | User) else value


def _found(name: str, value: Any) -> Any:
    if value is None or name == "priority":
        return value
    return (Team if name == "team" else User).objects.filter(pk=value).first()


def _takes(value: Any, wanted: Any) -> bool:
    if isinstance(value, User):
        return value.takes_work
    return value.is_active if isinstance(value, Team) else value == wanted
