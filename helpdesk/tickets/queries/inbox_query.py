"""What the address of the inbox asks for, as a value. Words that make no sense are left out and named."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict
from django.utils.timezone import make_aware

from helpdesk.people.models import User
from helpdesk.tickets.models import Channel, Priority, Tag
from helpdesk.tickets.queries.moment import Moment
from helpdesk.tickets.queries.work_views import EVERYTHING, WORK_VIEWS, WorkView
from helpdesk.tickets.states import Status
from helpdesk.web.parameters import Parameters, values

SORTS = {"due": "Next due first", "newest": "Newest first", "oldest": "Oldest first", "activity": "Last activity"}
FILTERS = ("status", "channel", "priority", "team", "assignee", "tag", "product", "created_from", "created_to")
KEPT = ("view", "q", *FILTERS, "sort", "lines")


@dataclass(frozen=True)
class InboxQuery:
    """`params` holds the address's own parameters, from which every link of the page is made."""

    view: WorkView
    words: str
    statuses: tuple[str, ...]
    channels: tuple[str, ...]
    priorities: tuple[str, ...]
    team: str
    assignee: str
    tag: str
    product: str
    created_from: dt.date | None
    created_to: dt.date | None
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
            statuses=given.choices("status", Status.values),
            channels=given.choices("channel", Channel.values),
            priorities=given.choices("priority", Priority.values),
            team=given.words("team"),
            assignee=given.words("assignee"),
            tag=given.words("tag"),
            product=given.words("product"),
            created_from=given.day("created_from"),
            created_to=given.day("created_to"),
            sort=given.choice("sort", SORTS, view.sort),
            compact=given.words("lines") == "1",
            params=_kept(params),
        )

    @property
    def left_out(self) -> list[str]:
        """Values of the address that no view and no filter has, as they were given."""
        chosen = {"status": self.statuses, "channel": self.channels, "priority": self.priorities, "view": WORK_VIEWS}
        given = [(value.strip(), known) for name, known in chosen.items() for value in self.params.getlist(name)]
        read = {"created_from": self.created_from, "created_to": self.created_to}
        dates = [str(self.params[name]) for name, taken in read.items() if self.params.get(name) and not taken]
        return list(dict.fromkeys([*(value for value, known in given if value not in known), *dates]))

    @property
    def only_open(self) -> bool:
        """Whether only open tickets can be in the list, so that the counts of open work cover it."""
        allowed = self.statuses or self.view.statuses
        return bool(allowed) and not {Status.RESOLVED, Status.CLOSED} & set(allowed)

    @property
    def alarms_first(self) -> bool:
        """Whether tickets where somebody may be hurt stand above the order."""
        return self.sort == "due" and self.only_open

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but a view and a team narrows the list."""
        return bool(self.words) or any(self.params.get(name) for name in FILTERS if name != "team")

    @property
    def is_filtered(self) -> bool:
        return any(self.params.get(name) for name in FILTERS)

    @property
    def searches_all(self) -> bool:
        """Whether words are looked for in all tickets that the person may see."""
        return self.view is EVERYTHING and not self.is_filtered

    def where(self, user: User, moment: Moment) -> Q:
        """Everything but the search words, as a condition that needs no join to many rows."""
        where = self.view.where(user, moment)
        if allowed := self.statuses or self.view.statuses:
            where &= Q(status__in=allowed)
        if self.channels:
            where &= Q(channel__in=self.channels)
        if self.priorities:
            where &= Q(priority__in=self.priorities)
        if self.team:
            where &= Q(team=None) if self.team == "none" else Q(team__slug=self.team)
        if self.product:
            where &= Q(product__slug=self.product)
        return where & self._assignee(user) & self._created() & self._tagged()

    def _assignee(self, user: User) -> Q:
        if self.assignee in ("me", "none"):
            return Q(assignee=user if self.assignee == "me" else None)
        if not self.assignee:
            return Q()
        return Q(assignee=values.whole(self.assignee) or 0)  # nobody has 0: what names no colleague finds nothing

    def _tagged(self) -> Q:
        if not self.tag:
            return Q()
        tagged = Tag.tickets.through.objects.filter(tag__in=Tag.objects.filter(name__iexact=self.tag))
        return Q(pk__in=tagged.values("ticket_id"))

    def _created(self) -> Q:
        where = Q()
        if self.created_from:
            where &= Q(created_at__gte=_midnight(self.created_from))
        if self.created_to:
            where &= Q(created_at__lt=_midnight(self.created_to + dt.timedelta(days=1)))
        return where

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


def _midnight(day: dt.date) -> dt.datetime:
    return make_aware(dt.datetime.combine(day, dt.time()))


def _kept(params: QueryDict) -> QueryDict:
    kept = QueryDict(mutable=True)
    for name in KEPT:
        if values := [value for value in params.getlist(name) if value.strip()]:
            kept.setlist(name, values)
    return kept
