"""Chooses who of a team gets a ticket, and keeps whom it looked at and why it passed some over.

The turns of a team, and of all teams with which it shares somebody who has a limit, are locked meanwhile: tickets at
once go to several people, and nobody gets more than their limit.
"""

import dataclasses
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Count

from helpdesk.people.absences import away
from helpdesk.people.access import members_of
from helpdesk.people.models import Team, TeamMembership, User
from helpdesk.rules.ledger import Passed
from helpdesk.rules.models import Turn
from helpdesk.rules.outcomes import RuleOutcome
from helpdesk.tickets.models import Direction, Message, Status, Ticket
from helpdesk.tickets.states import OPEN_STATES

POINTS = {"urgent": 4.0, "high": 2.0, "normal": 1.0, "low": 0.5}
"""What an open ticket weighs by its priority; half of it while it waits or is on hold."""
RESTING = (Status.WAITING, Status.ON_HOLD)
SHOWN = 12
"""So many people a ledger names, whoever was chosen first."""


class AssigneeChoice(NamedTuple):
    """The person who was chosen; `why` is shown on the ticket, with `values`."""

    user: User | None
    why: RuleOutcome
    values: dict[str, Any]


@dataclasses.dataclass(frozen=True)
class Load:
    """What somebody has open: how many tickets, and what they weigh."""

    open: int = 0
    points: float = 0.0


@dataclasses.dataclass(frozen=True)
class Looked:
    """One member of the team, with what was seen of them; `passed` says why they get nothing now.

    Their `load` is None where nobody asked for it.
    """

    user: User
    load: Load | None
    level: int | None = None
    passed: Passed | None = None

    @property
    def points(self) -> float:
        return self.load.points if self.load else 0.0

    def as_json(self) -> dict[str, Any]:
        return {
            "who": self.user.short_name,
            "points": self.load.points if self.load else None,
            "open": self.load.open if self.load else None,
            "level": self.level,
            "passed": self.passed,
            "most": self.user.most_open,
        }


class HeldTeam(NamedTuple):
    """A team whose turn is held, and everybody in it as they were looked at."""

    turn: Turn
    team: Team
    looked: list[Looked]

    @property
    def able(self) -> list[Looked]:
        return [one for one in self.looked if one.passed is None]

    def chosen(self, one: Looked, why: RuleOutcome, **values: Any) -> AssigneeChoice:
        """Remember whose turn it was, and say why."""
        self.turn.last = one.user
        self.turn.save(update_fields=["last"])
        told = {"people": len(self.able), "team": self.team.name, **values}
        if one.load:
            told |= {"points": one.load.points, "count": one.load.open}
        return AssigneeChoice(one.user, why, {**told, "ledger": self._ledger(one)})

    def nobody(self) -> AssigneeChoice:
        """Why none of them gets it: the ticket waits in the team."""
        why = RuleOutcome.NOBODY_FREE
        if not self.looked:
            why = RuleOutcome.NOBODY_ACTIVE
        elif all(one.passed is Passed.AWAY for one in self.looked):
            why = RuleOutcome.ALL_AWAY
        return AssigneeChoice(None, why, {"team": self.team.name, "ledger": self._ledger(None)})

    def least(self) -> Looked | None:
        """The one with the least weighted work; among equals the next in turn."""
        last = self.turn.last_id or 0
        return min(self.able, key=lambda one: (one.points, one.user.pk <= last, one.user.pk), default=None)

    def _ledger(self, first: Looked | None) -> list[dict[str, Any]]:
        order = sorted(self.looked, key=lambda one: (one is not first, one.passed is not None, one.points))
        return [one.as_json() for one in order[:SHOWN]]


def in_turn(team: Team, ticket: Ticket) -> AssigneeChoice:
    """The member after the one who was chosen last, of those who can take it."""
    held = look(team, weigh=False)
    after = [one for one in held.able if one.user.pk > (held.turn.last_id or 0)]
    return held.chosen((after or held.able)[0], RuleOutcome.GIVEN_IN_TURN) if held.able else held.nobody()


def lightest_load(team: Team, ticket: Ticket) -> AssigneeChoice:
    """The member with the fewest open tickets, of those who can take it; among equals the next in turn."""
    held = look(team)
    if not held.able:
        return held.nobody()
    last = held.turn.last_id or 0
    one = min(held.able, key=lambda one: (one.load.open if one.load else 0, one.user.pk <= last, one.user.pk))
    return held.chosen(one, RuleOutcome.GIVEN_BY_LOAD)


def weighted(team: Team, ticket: Ticket) -> AssigneeChoice:
    """The member with the least weighted open work, of those who can take it."""
    held = look(team)
    one = held.least()
    return held.chosen(one, RuleOutcome.GIVEN_BY_POINTS) if one else held.nobody()


def last_agent(team: Team, ticket: Ticket) -> AssigneeChoice:
    """Whoever answered this customer last, where they can take it; else the one with the least weighted work."""
    held = look(team)
    known = {one.user.pk: one for one in held.able}
    answers = Message.objects.filter(
        ticket__requester=ticket.requester_id, direction=Direction.OUT, author_user__in=list(known)
    )
    newest = answers.order_by("-created_at", "-pk").values_list("author_user_id", flat=True).first()
    if newest:
        return held.chosen(known[newest], RuleOutcome.GIVEN_TO_LAST)
    one = held.least()
    return held.chosen(one, RuleOutcome.GIVEN_BY_POINTS) if one else held.nobody()


def look(team: Team, *, levels: dict[int, int] | None = None, at_least: int = 1, weigh: bool = True) -> HeldTeam:
    """Lock the turn of a team and look at its members; with `levels` of a skill, who has less is passed over.

    Work is counted where it is to `weigh`, or somebody has a limit.
    """
    members = list(members_of(team))
    turn = _locked(team, members)
    loads = loads_of(members) if weigh or any(person.most_open is not None for person in members) else None
    gone = away()
    looked = []
    for person in members:
        level, load = (levels or {}).get(person.pk), (loads.get(person.pk, Load()) if loads is not None else None)
        passed = None
        if person.pk in gone:
            passed = Passed.AWAY
        elif levels is not None and (level or 0) < at_least:
            passed = Passed.SKILL
        elif at_limit(person, load):
            passed = Passed.LIMIT
        looked.append(Looked(person, load, level, passed))
    return HeldTeam(turn, team, looked)


def at_limit(person: User, load: Load | None) -> bool:
    """Whether rules give this person nothing more now."""
    return person.most_open is not None and load is not None and load.open >= person.most_open


def loads_of(people: Iterable[User]) -> dict[int, Load]:
    """What each of these people has open, by their key; who has nothing is left out. One statement."""
    rows = Ticket.objects.filter(assignee__in=list(people), status__in=OPEN_STATES).order_by()
    found: dict[int, Load] = {}
    for pk, status, priority, count in rows.values_list("assignee_id", "status", "priority").annotate(n=Count("pk")):
        if pk is not None:
            held, weight = found.get(pk, Load()), POINTS.get(priority, 1.0) * (0.5 if status in RESTING else 1)
            found[pk] = Load(held.open + count, held.points + count * weight)
    return found


def _locked(team: Team, members: list[User]) -> Turn:
    """The team's turn, locked with those of all teams in which somebody with a limit could be given work meanwhile."""
    limited = [person.pk for person in members if person.most_open is not None]
    shared = TeamMembership.objects.filter(user__in=limited).values_list("team_id", flat=True) if limited else ()
    keys = {team.pk, *shared}
    turns = Turn.objects.select_for_update(no_key=True).filter(team_id__in=keys).order_by("team_id")
    held = {turn.team_id: turn for turn in turns}
    if missing := keys - held.keys():
        Turn.objects.bulk_create([Turn(team_id=key) for key in sorted(missing)], ignore_conflicts=True)
        held = {turn.team_id: turn for turn in turns.all()}
    return held[team.pk]
