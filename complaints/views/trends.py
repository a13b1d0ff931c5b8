"""The trend page: one headline, then is it unusual, why, where and how fast."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from complaints.chips import chips
from complaints.forms import FilterForm
from complaints.trends.page import default_period, trend_page
from helpdesk.people.models import User
from helpdesk.web import formats
from helpdesk.web.access import staff_only


@staff_only
def complaint_trends(request: HttpRequest) -> HttpResponse:
    user = cast(User, request.user)
    default = default_period(timezone.localdate())
    form = FilterForm(user, request.GET)
    chosen = form.chosen(default=default)
    page = trend_page(user, chosen)
    shown = FilterForm(user, {**request.GET.dict(), "from": chosen.start, "to": chosen.end})
    shown.is_valid()
    return render(
        request,
        "complaints/trends.html",
        {
            "form": shown,
            "chips": chips(shown, chosen),
            "page": page,
            "chosen": chosen,
            "export": chosen.address(),
            "area": "reports",
            "false_alarms": formats.percent(page.weekly.false_alarms) if page.weekly.false_alarms is not None else "",
            "scope": "All teams" if user.sees_all else "Your teams",
        },
    )
