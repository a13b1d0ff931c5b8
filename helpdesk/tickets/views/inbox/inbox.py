"""`/desk/tickets/`: who waits longest, in views, teams and filters that live in the address."""

import logging
from functools import partial
from typing import Any

from django.db import OperationalError
from django.db.models import Q
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from helpdesk.people.models import Team, User
from helpdesk.shop.guide import GuideProgress, progress
from helpdesk.shop.services import end_guide
from helpdesk.tickets.extensions.bulk import bulk_menus
from helpdesk.tickets.fields import sorts
from helpdesk.tickets.queries.alarms import ALARMED, alarmed
from helpdesk.tickets.queries.inbox import counts, listing, scope
from helpdesk.tickets.queries.inbox.inbox_query import InboxQuery
from helpdesk.tickets.queries.inbox.moment import Present
from helpdesk.tickets.queries.listed import listed
from helpdesk.tickets.queries.search import search
from helpdesk.tickets.views.inbox import areanav, filter_form, menus, rows
from helpdesk.tickets.views.inbox.chips import chips
from helpdesk.web.parameters import query_params
from helpdesk.web.requests.access import staff_only
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

log = logging.getLogger(__name__)


@staff_only
def inbox_page(request: StaffRequest) -> HttpResponse:
    """The list, or what to do when the database is too busy to tell it."""
    query = InboxQuery.parse(request.GET)
    try:
        return _list(request, query)
    except OperationalError:
        log.exception("the inbox could not be read")
        context = {"title": _title(query, []), "nav_views": areanav.view_items(query, counts.WorkCounts())}
        return render(request, "helpdesk/tickets/inbox_error.html", context, status=503)


def _list(request: StaffRequest, query: InboxQuery) -> HttpResponse:
    """At most eight statements, however many tickets there are, and one more while somebody may be hurt; see the test
    of that name."""
    user, moment = request.user, Present.current()
    teams = scope.teams_with_mine(user)
    own = [team for team, mine in teams if mine]
    known = filter_form.offered({"team": [team for team, _ in teams]})
    query, listable = filter_form.led_on(query, known)
    found = search.find(query.words) if query.words else None
    where = found.where if found else Q()
    work, shown = _counts(user, query, moment, own, found)
    tickets = scope.tickets_for(user, query, moment, where)
    after, by_due = query_params(request).cursor(), query.alarms_first
    first = listed(alarmed(tickets), found) if by_due and after is None and work.alarms else []
    behind = tickets.exclude(ALARMED) if by_due else tickets
    size = listing.FOUND_SIZE if query.words else listing.PAGE_SIZE
    page = listing.page(behind, query.sort, after, size, read=partial(listed, found=found))
    # A list that may hold every ticket ever is not counted; its first page says "50+".
    shown = shown or counts.Shown(total=len(page.rows), more=bool(page.next))
    columns = rows.columns()
    words = found.words if found else frozenset()
    made = rows.rows(page.rows, moment, words)
    context: dict[str, Any] = {
        "query": query,
        "now": moment.now.isoformat(),
        "title": _title(query, own),
        "nav_views": [*areanav.view_items(query, work), areanav.tasks_item(work)],
        "nav_teams": areanav.team_items(query, work, own),
        "groups": rows.grouped(rows.rows(first, moment, words), made, shown.groups) if by_due else rows.ungrouped(made),
        "corrected": bool(found and found.is_corrected and (first or made)),
        "total": shown.total,
        "more": shown.more,
        "chips": chips(query, listable),
        "filters": filter_form.controls(query, listable),
        "columns": columns,
        "lasting_columns": len(columns) + 2 - sum(1 for column in columns if column.own),
        "menus": menus.of_many(user, known),
        "bulk_menus": bulk_menus(),
        "sorts": [(sort.key, gettext(sort.label), query.link(sort=sort.key)) for _, sort in sorts().values()],
        "two_lines": query.link(lines=None),
        "one_line": query.link(lines="1"),
        "query_home": reverse("tickets:inbox"),
        "everywhere": query.everywhere,
        "sort_label": gettext(sorts()[query.sort][1].label),
        "next": f"{query.link()}&after={page.next}" if page.next else "",
        "is_first": "after" not in query_params(request),
        "open_suffix": query.link() if query.params else "",
        "guide": _guide(user),
        "may_select": user.may(Permission.CHANGE_TICKETS),
        "waiting": work.views.get("unassigned", 0),
    }
    return render(request, "helpdesk/tickets/inbox.html", context)


def _guide(user: User) -> GuideProgress | None:
    """How far a new shop is; when all is done it is shown once more, and ends for good."""
    guide = progress() if user.may(Permission.CHANGE_SHOP) else None
    if guide and guide.is_over:
        end_guide(by=None)
    return guide


def _counts(
    user: User, query: InboxQuery, moment: Present, own: list[Team], found: search.SearchHits | None
) -> tuple[counts.WorkCounts, counts.Shown | None]:
    """Counts of all open work, and of the list. A search tells what it found, and open work as it was a moment ago."""
    if found is None:
        work, cells = counts.count_open(user, moment)
        shown = counts.shown_of_cells(query, cells, own)
    else:
        work, shown = counts.remembered(user, moment), None
    if shown is None and query.only_open and not (found and found.is_broad):
        shown = counts.shown(user, moment, query, found.where if found else Q())
    return work, shown


@staff_only
def fresh(request: StaffRequest) -> JsonResponse:
    """How many tickets came into the list since it was shown, at most a hundred."""
    user, moment, query = request.user, Present.current(), InboxQuery.parse(request.GET)
    since = query_params(request).moment("since")
    if since is None:
        return JsonResponse({"count": 0})
    found = search.matching(query.words) if query.words else Q()
    tickets = scope.tickets_for(user, query, moment, found).filter(created_at__gt=since)
    return JsonResponse({"count": tickets.order_by()[:100].count()})


def _title(query: InboxQuery, teams: list[Team]) -> str:
    if query.words:
        return gettext("Results for “%(words)s”") % {"words": query.words}
    if query.team:
        return next((team.name for team in teams if team.slug == query.team), gettext(query.view.label))
    return gettext(query.view.label)
