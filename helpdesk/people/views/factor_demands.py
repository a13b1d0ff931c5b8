"""Settings → Second factor: which roles need one. And the one page that is left to those who owe theirs."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from helpdesk.audit.seen import watched_kind
from helpdesk.people import known
from helpdesk.people.forms.factor_demands import FactorDemandsForm
from helpdesk.people.models import Role
from helpdesk.people.models.users import STAFF_ROLES
from helpdesk.people.queries import factors_by_role
from helpdesk.people.services.factors import demand_factors
from helpdesk.web.requests.access import permitted, staff_only
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest


@permitted(Permission.CHANGE_SIGN_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def factor_demands(request: StaffRequest) -> HttpResponse:
    """The roles, how many of each have one, and until when the others can do without."""
    form = FactorDemandsForm(request.POST if request.method == "POST" else None, demands=known.rows())
    form = watched_kind(request, form, "factor_demand")
    if form.is_bound and form.is_valid():
        demand_factors(wanted=form.wanted(), by=request.user)
        messages.success(request, gettext("Saved."))
        return redirect("people:factor_demands")
    context = {"form": form, "rows": list(_rows(form)), "area": "settings"}
    return render(request, "helpdesk/people/factor_demands.html", context, status=422 if form.errors else 200)


def _rows(form: FactorDemandsForm) -> Iterator[dict[str, Any]]:
    counted, demands = factors_by_role(), known.rows()
    for role in STAFF_ROLES:
        people, have = counted.get(role, (0, 0))
        demand = demands.get(role)
        yield {
            "label": Role(role).label,
            "demand": form[f"demand_{role}"],
            "days": form[f"days_{role}"],
            "people": people,
            "have": have,
            "due": demand.since + dt.timedelta(days=demand.days) if demand else None,
        }


@staff_only
@require_safe
def factor_needed(request: StaffRequest) -> HttpResponse:
    """Why nothing else opens, and how to go on; whoever owes none is led on."""
    if not known.reason(request.user):
        return redirect("people:security")
    return render(request, "helpdesk/people/factor_needed.html")
