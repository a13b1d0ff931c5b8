"""Reads what the address of the inbox asks for, as a value. Words that make no sense are left out and named."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict

from helpdesk.conditions.tree import Condition, ConditionGroup
from helpdesk.people.models import User
from helpdesk.tickets.fields import STATUS, TEAM, Place, TicketField, shown_in, sorts
from helpdesk.tickets.queries.inbox import filters
from helpdesk.tickets.queries.inbox.filters import InboxFilter
from helpdesk.tickets.queries.inbox.moment import Present
from helpdesk.tickets.queries.inbox.subject import LISTED, asked
from helpdesk.tickets.queries.inbox.work_views import EVERYTHING, WORK_VIEWS, WorkView
from helpdesk.tickets.states import Status
from helpdesk.web.parameters import Parameters


@dataclass(frozen=True)
class InboxQuery:
    """What the address of the inbox asks for.

    `params` holds the address's own parameters, from which every link of the page is made.
    """

    view: WorkView
    words: str
    filters: tuple[InboxFilter, ...]
    sort: str
    compact: bool
    params: QueryDict

    @classmethod
    def parse(cls, params: QueryDict) -> "InboxQuery":
        given = Parameters(params)
        words = given.words("q")
        view = WORK_VIEWS.get(given.words("view")) or (EVERYTHING if words else WORK_VIEWS["open"])
        return cls(
            view=view,
            words=words,
            filters=tuple(filters.filters_from(given)),
            sort=given.choice("sort", sorts(), view.sort),
            compact=given.words("lines") == "1",
            params=_kept(params),
        )

    @property
    def team(self) -> str:
        """The team that the address names, as it names it."""
        return next((chosen.values[0] for chosen in self.filters if chosen.field is TEAM), "")

    @property
    def left_out(self) -> list[str]:
        """Values of the address that no view and no filter has, as they were given."""
        views = (view.strip() for view in self.params.getlist("view"))
        unknown = [view for view in views if view not in WORK_VIEWS]
        return list(dict.fromkeys([*filters.left_out(Parameters(self.params)), *unknown]))

    @property
    def only_open(self) -> bool:
        """Whether only open tickets can be in the list, so that the counts of open work cover it."""
        allowed = self._statuses
        return bool(allowed) and not {Status.RESOLVED, Status.CLOSED} & set(allowed)

    @property
    def _statuses(self) -> tuple[str, ...]:
        """The reader's, or else those of the view."""
        return next((chosen.values for chosen in self.filters if chosen.field is STATUS), self.view.statuses)

    @property
    def alarms_first(self) -> bool:
        """Whether tickets where somebody may be hurt stand above the order."""
        return self.sort == "due" and self.only_open

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but a view and a team narrows the list."""
        return bool(self.words) or any(self.params.get(name) for name in _names(but=TEAM))

    @property
    def is_filtered(self) -> bool:
        return any(self.params.get(name) for name in _names())

    @property
    def searches_all(self) -> bool:
        """Whether words are looked for in all tickets that the person may see."""
        return self.view is EVERYTHING and not self.is_filtered

    def where(self, user: User, moment: Present) -> Q:
        """A condition for everything but the search words, that needs no join to many rows."""
        return self.view.where(user, moment) & LISTED.to_q(self.condition(user))

    def condition(self, user: User) -> ConditionGroup:
        """What the filters ask, and the states of the view where the reader chose none."""
        chosen = [item.condition(user) for item in self.filters if item.field is not STATUS]
        states = [Condition(asked(STATUS), "is", self._statuses)] if self._statuses else []
        return ConditionGroup("all", (*states, *chosen))

    @property
    def everywhere(self) -> str:
        """The query string of a search for the same words in all tickets."""
        return f"?{urlencode({'q': self.words})}"

    def link(self, **changes: Any) -> str:
        """The query string with some parameters set (None takes one away); always from the first page."""
        params = self.params.copy()
        for name, value in changes.items():
            if value in (None, "", ()):
                params.pop(name, None)
            elif isinstance(value, str):
                params[name] = value
            else:
                params.setlist(name, list(value))
        return f"?{params.urlencode()}" if params else "?"


def _names(but: TicketField | None = None) -> list[str]:
    """The parameters of all filters, but for those of one field."""
    fields = (field for field in shown_in(Place.FILTER) if field is not but)
    return [name for field in fields for name in filters.parameters(field)]


def _kept(params: QueryDict) -> QueryDict:
    kept = QueryDict(mutable=True)
    for name in ("view", "q", *_names(), "sort", "lines"):
        if values := [value for value in params.getlist(name) if value.strip()]:
            kept.setlist(name, values)
    return kept
