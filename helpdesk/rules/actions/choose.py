"""Chooses who of a team gets a ticket. The team's turn is locked meanwhile, so that tickets at once go to several
people.
"""

from typing import Any, NamedTuple

from django.db.models import Count

from helpdesk.people.access import here_of, members_of
from helpdesk.people.models import Team, User
from helpdesk.rules.models import Turn
from helpdesk.rules.outcomes import RuleOutcome
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.states import OPEN_STATES


class AssigneeChoice(NamedTuple):
    """The person who was chosen; `why` is shown on the ticket, with `values`."""

    user: User | None
    why: RuleOutcome
    values: dict[str, Any]


def in_turn(team: Team) -> AssigneeChoice:
    """The member after the one who was chosen last, of those who are not away."""
    turn, people = _locked(team), here_of(team)
    if not people:
        return _nobody(team)
    after = [person for person in people if person.pk > (turn.last_id or 0)]
    chosen = (after or people)[0]
    _remember(turn, chosen)
    return AssigneeChoice(chosen, RuleOutcome.GIVEN_IN_TURN, {"people": len(people), "team": team.name})


def lightest_load(team: Team) -> AssigneeChoice:
    """The member with the fewest open tickets, of those who are not away; among equals the next in turn."""
    turn, people = _locked(team), here_of(team)
    if not people:
        return _nobody(team)
    load = _open_tickets(people)
    last = turn.last_id or 0
    chosen = min(people, key=lambda person: (load.get(person.pk, 0), person.pk <= last, person.pk))
    _remember(turn, chosen)
    values = {"people": len(people), "team": team.name, "count": load.get(chosen.pk, 0)}
    return AssigneeChoice(chosen, RuleOutcome.GIVEN_BY_LOAD, values)


def _nobody(team: Team) -> AssigneeChoice:
    why = RuleOutcome.ALL_AWAY if members_of(team).exists() else RuleOutcome.NOBODY_ACTIVE
    return AssigneeChoice(None, why, {"team": team.name})


def _open_tickets(people: list[User]) -> dict[int, int]:
    rows = Ticket.objects.filter(assignee__in=people, status__in=OPEN_STATES).values_list("assignee_id")
    return {user_id: count for user_id, count in rows.annotate(count=Count("pk")) if user_id is not None}


def _locked(team: Team) -> Turn:
    held = Turn.objects.select_for_update(no_key=True).filter(team=team)
    if turn := held.first():
        return turn
    Turn.objects.get_or_create(team=team)
    return held.get()


def _remember(turn: Turn, chosen: User) -> None:
    turn.last = chosen
    turn.save(update_fields=["last"])
