"""`/desk/reports/today/`: how the work stands now, by team, age and colleague, and how soon customers were answered."""

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy, gettext_noop, pgettext_lazy
from django.views.decorators.http import require_GET

from helpdesk.audit import services as audit
from helpdesk.audit.verbs import Action
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.queries.inbox.scope import teams_with_mine
from helpdesk.today.figures import LEAST_WEEKS, Shown, queue_rows, today_page
from helpdesk.today.views import words
from helpdesk.web import shop_time
from helpdesk.web.lists.tables.out import csv_response
from helpdesk.web.parameters import query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

DAYS = {"1": gettext_noop("Today"), "7": gettext_noop("7 days"), "30": gettext_noop("30 days")}
COLUMNS = (
    gettext_lazy("Team"),
    pgettext_lazy("tickets", "Open"),
    pgettext_lazy("tickets", "New"),
    gettext_lazy("Waiting on customer"),
    gettext_lazy("Unassigned"),
    gettext_lazy("Overdue"),
    gettext_lazy("Due within 1 hour"),
)


@permitted(Permission.SEE_REPORTS)
@require_GET
def today(request: StaffRequest) -> HttpResponse:
    teams = [team for team, mine in teams_with_mine(request.user) if mine]
    given = query_params(request)
    team = next((team for team in teams if team.slug == given.words("team")), None)
    days = given.choice("days", DAYS, "1")
    page = today_page(request.user, teams, Shown(int(days), team))
    context = {
        "page": page,
        "teams": teams,
        "team": team,
        "days": days,
        "periods": [(key, gettext(words)) for key, words in DAYS.items()],
        "now": timezone.now(),
        "zone": shop_time.zone_name().replace("_", " "),
        "reply": words.of_replies(page.replies),
        "backlog": words.of_backlog(page.backlog),
        "volume": words.of_volume(page.volume),
        "least_weeks": LEAST_WEEKS,
        "scope": gettext("All teams") if request.user.sees_all else gettext("Your teams"),
        "area": "reports",
    }
    return render(request, "helpdesk/today/today.html", context)


@permitted(Permission.EXPORT, Permission.SEE_REPORTS)
@require_GET
def queue_csv(request: StaffRequest) -> StreamingHttpResponse:
    """The queue by team, as it stands now."""
    user = request.user
    teams = [team for team, mine in teams_with_mine(user) if mine]
    rows = queue_rows(visible_to(user), teams, timezone.now())
    audit.record(Action.EXPORTED, by=user, kind="queue")
    lines = [(row.team.name if row.team else gettext("No team"), *row.queue[1:7]) for row in rows]
    return csv_response("queue", map(str, COLUMNS), lines)
