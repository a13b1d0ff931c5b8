"""The area nav of the inbox and the ticket page: views and teams, with how much open work each holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from helpdesk.people.models import Team
from helpdesk.tickets.queries.inbox.counts import WorkCounts
from helpdesk.tickets.queries.inbox.inbox_query import InboxQuery
from helpdesk.tickets.queries.inbox.work_views import WORK_VIEWS
from helpdesk.web.words.formats import number

KEYS = {"mine": "g m", "unassigned": "g u", "open": "g i"}


@dataclass(frozen=True)
class NavItem:
    label: str
    url: str
    icon: str = ""
    colour: int = 0
    count: str = ""
    danger: bool = False
    current: bool = False
    key: str = ""


def view_items(query: InboxQuery | None, counts: WorkCounts) -> list[NavItem]:
    home = reverse("tickets:inbox")
    return [
        NavItem(
            gettext(view.label),
            f"{home}?view={view.key}",
            icon=view.icon,
            count=_shown(counts.views, view.key),
            danger=view.danger and bool(counts.views.get(view.key)),
            current=query is not None and query.view.key == view.key and not query.team,
            key=KEYS.get(view.key, ""),
        )
        for view in WORK_VIEWS.values()
        if not view.is_rare or counts.views.get(view.key) or (query and query.view.key == view.key)
    ]


def tasks_item(counts: WorkCounts, *, current: bool = False) -> NavItem:
    """The page of tasks, with how many of them wait for this person."""
    url = reverse("tickets:tasks")
    return NavItem(gettext("Tasks"), url, icon="list-checks", count=number(counts.tasks), current=current, key="g t")


def team_items(query: InboxQuery | None, counts: WorkCounts, teams: Sequence[Team]) -> list[NavItem]:
    home = reverse("tickets:inbox")
    return [
        NavItem(
            team.name,
            f"{home}?team={team.slug}",
            colour=team.colour,
            count=number(counts.teams.get(team.pk, 0)),
            current=query is not None and query.team == team.slug,
        )
        for team in teams
    ]


def _shown(counts: Mapping[str, int], key: str) -> str:
    return number(counts[key]) if key in counts else ""
