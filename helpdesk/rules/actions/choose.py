"""Who of a team gets a ticket. The team's turn is locked meanwhile, so that tickets at once go to several people."""

from typing import NamedTuple

from django.db.models import Count

from helpdesk.people.access import members_of
from helpdesk.people.models import Team, User
from helpdesk.rules.models import Turn
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.states import OPEN_STATES


class AssigneeChoice(NamedTuple):
    """`why` is shown on the ticket."""

    user: User | None
    why: str


def in_turn(team: Team) -> AssigneeChoice:
    """The member after the one who was chosen last."""
    turn, people = _locked(team), list(members_of(team))
    if not people:
        return AssigneeChoice(None, f"nobody is active in {team.name}")
    after = [person for person in people if person.pk > (turn.last_id or 0)]
    chosen = (after or people)[0]
    _remember(turn, chosen)
    return AssigneeChoice(chosen, f"next in turn of {len(people)} in {team.name}")


def lightest_load(team: Team) -> AssigneeChoice:
    """The member with the fewest open tickets; among equals the next in turn."""
    turn, people = _locked(team), list(members_of(team))
    if not people:
        return AssigneeChoice(None, f"nobody is active in {team.name}")
    load = _open_tickets(people)
    last = turn.last_id or 0
    chosen = min(people, key=lambda person: (load.get(person.pk, 0), person.pk <= last, person.pk))
    _remember(turn, chosen)
    count = load.get(chosen.pk, 0)
    tickets = "1 open ticket" if count == 1 else f"{count} open tickets"
    return AssigneeChoice(chosen, f"lightest load of {len(people)} in {team.name}, {tickets}")


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
