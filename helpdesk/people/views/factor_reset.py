"""Settings → Staff → a colleague: their second factor is reset, when phone and codes are gone."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from helpdesk.people.factors import factors_of
from helpdesk.people.services.factors import reset_factors
from helpdesk.people.services.staff.bounds import check_reach
from helpdesk.people.views.staff import one
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest


@permitted(Permission.CHANGE_STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def reset(request: StaffRequest, pk: int) -> HttpResponse:
    """Say what happens; the press removes all of their factors."""
    colleague = one(pk)
    try:
        if request.method != "POST":
            check_reach(colleague, request.user)
            context = {"colleague": colleague, "factors": factors_of(colleague), "area": "settings"}
            return render(request, "helpdesk/people/reset_factors.html", context)
        reset_factors(person=colleague, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        told = gettext("The second factor of %(name)s is reset, and they are told by mail.")
        messages.success(request, told % {"name": colleague.short_name})
    return redirect("people:person", pk=pk)
