"""The trend page: one headline, then is it unusual, why, where and how fast."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from complaints.chips import chips
from complaints.forms import ComplaintFilterForm
from complaints.trends.page import default_period, trend_page
from helpdesk.web import shop_time
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from helpdesk.web.words import formats


@permitted(Permission.SEE_REPORTS)
def complaint_trends(request: StaffRequest) -> HttpResponse:
    user = request.user
    form = ComplaintFilterForm(request.GET, user)
    shown_days = form.days_shown(default_period(shop_time.today()))
    chosen = form.chosen(shown_days)
    page = trend_page(user, chosen)
    shown = form.showing(shown_days)
    return render(
        request,
        "complaints/trends.html",
        {
            "form": shown,
            "chips": chips(shown, chosen),
            "page": page,
            "chosen": chosen,
            "note": shown_days.note,
            "zone": shop_time.zone_name(),
            "export": chosen.address(),
            "area": "reports",
            "false_alarms": formats.percent(page.weekly.false_alarms) if page.weekly.false_alarms is not None else "",
            "scope": gettext("All teams") if user.sees_all else gettext("Your teams"),
        },
    )
