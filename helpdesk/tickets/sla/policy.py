"""Reply policies as plain values, and the one that a shop has from the start."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from helpdesk.calendars.clock import BusinessCalendar
from helpdesk.conditions.tree import ConditionGroup
from helpdesk.tickets.facts import TICKET

Minutes = Mapping[str, int]
USUAL_MINUTES = {"urgent": 60, "high": 240, "normal": 480, "low": 960}
"""How soon an answer is due unless a shop says otherwise, in business minutes."""


@dataclass(frozen=True, kw_only=True)
class Policy:
    """A reply policy: which tickets it is for, and how soon each priority gets an answer and an end.

    `conditions` is the tree as JSON, "" for every ticket; each promise maps priorities to minutes of opening hours,
    those of `calendar` where the policy has one.
    """

    name: str
    conditions: str = ""
    calendar: BusinessCalendar | None = None
    first_reply: Minutes = field(default_factory=dict)
    next_reply: Minutes = field(default_factory=dict)
    resolution: Minutes = field(default_factory=dict)

    @property
    def tree(self) -> ConditionGroup:
        """The conditions, read and checked.

        Raises:
            BadTree: they ask about a field that is gone.
        """
        return _read(self.conditions) if self.conditions else ConditionGroup()


USUAL = Policy(name="Usual", first_reply=USUAL_MINUTES, next_reply=USUAL_MINUTES)


class Promises(NamedTuple):
    """All policies that are on, in their order, the calendar of the shop, and those of teams by their key."""

    policies: Sequence[Policy]
    calendar: BusinessCalendar
    of_teams: Mapping[int, BusinessCalendar] = {}

    def hours(self, policy: Policy, team_id: int | None) -> BusinessCalendar:
        """The hours by which a policy counts for a ticket: its own, else those of the team, else the shop's."""
        return policy.calendar or self.of_teams.get(team_id or 0) or self.calendar


@lru_cache(maxsize=256)
def _read(conditions: str) -> ConditionGroup:
    return TICKET.parse(json.loads(conditions))
