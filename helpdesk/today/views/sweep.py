"""`/desk/reports/sweep/`: tickets that lie between the cracks, each with what is wrong and since when."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from helpdesk.people.access import assignees
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.queries.inbox.scope import teams_with_mine
from helpdesk.today.models import SweepSettings
from helpdesk.today.queries import sweep as queries
from helpdesk.today.registry import Defect
from helpdesk.web.lists.numbered import numbered
from helpdesk.web.parameters import query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from helpdesk.web.words.formats import duration

OF_EACH = 10
PAGE_SIZE = 50


@dataclass(frozen=True)
class FoundTicket:
    """A line of the page: a ticket, since when, and what is wrong with it in a sentence."""

    ticket: Ticket
    since: dt.datetime
    words: str


@dataclass
class Section:
    """A defect with the tickets that have it; `total` are all of them, of which the page may show the first."""

    defect: Defect
    allowed: int
    total: int = 0
    rows: list[FoundTicket] = field(default_factory=list)

    @property
    def limit(self) -> str:
        """The limit in words; empty where it is told at once."""
        return self.defect.in_words(self.allowed) if self.allowed else ""


@permitted(Permission.SEE_REPORTS)
@require_GET
def sweep(request: StaffRequest) -> HttpResponse:
    """All defects with the first tickets of each, or one defect with all of its tickets."""
    user, given = request.user, query_params(request)
    teams = [team for team, mine in teams_with_mine(user) if mine]
    team = next((team for team in teams if team.slug == given.words("team")), None)
    tickets = visible_to(user).filter(team=team) if team else visible_to(user)
    chosen = queries.settings()
    known = {defect.key: (defect, limit) for defect, limit in queries.looked_for(chosen)}
    one = known.get(given.words("defect"))
    if one:
        shown = _one(request, tickets, chosen, *one)
    else:
        sections = _all(tickets, chosen)
        shown = {"sections": sections, "counts": [(section.defect, section.total) for section in sections]}
    may_change = user.may(Permission.CHANGE_TICKETS)
    context = {
        **shown,
        "total": sum(number for _, number in shown["counts"]),
        "chosen": one[0] if one else None,
        "teams": teams,
        "team": team,
        "assignees": assignees() if may_change else [],
        "may_change": may_change,
        "area": "reports",
    }
    return render(request, "helpdesk/today/sweep.html", context)


def _all(tickets: QuerySet[Ticket], chosen: SweepSettings) -> list[Section]:
    """The defects that some ticket has, with the first tickets of each: two statements and one for their addresses."""
    found = queries.first(tickets, chosen, OF_EACH)
    rows = {row.pk: row for row in _related(tickets.filter(pk__in={finding.ticket for finding in found}))}
    known = {defect.key: Section(defect, limit) for defect, limit in queries.looked_for(chosen)}
    now = timezone.now()
    for finding in found:
        section = known[finding.defect]
        section.total = finding.total
        if finding.ticket in rows:
            section.rows.append(_line(section.defect, rows[finding.ticket], finding.since, now))
    return [section for section in known.values() if section.total]


def _one(
    request: StaffRequest, tickets: QuerySet[Ticket], chosen: SweepSettings, defect: Defect, limit: int
) -> dict[str, Any]:
    """One defect by pages, beside how many tickets have each."""
    counts, now = queries.counts(tickets, chosen), timezone.now()
    page = numbered(request, _related(queries.with_defect(tickets, defect, limit)), PAGE_SIZE)
    rows: list[Any] = list(page)
    lines = [_line(defect, row, row.since, now) for row in rows]
    found = [(known, counts[known.key].number) for known, _ in queries.looked_for(chosen) if known.key in counts]
    section = Section(defect, limit, page.paginator.count, lines)
    return {"sections": [section] if lines else [], "counts": found, "page": page}


def _related(tickets: QuerySet[Ticket]) -> QuerySet[Ticket]:
    return tickets.select_related("team", "assignee", "requester").prefetch_related("requester__contact_points")


def _line(defect: Defect, ticket: Ticket, since: dt.datetime, now: dt.datetime) -> FoundTicket:
    owner = ticket.assignee.short_name if ticket.assignee else gettext("Nobody")
    values = {"age": duration((now - since).total_seconds()), "owner": owner}
    return FoundTicket(ticket, since, gettext(defect.words) % values)
