"""All complaints, filtered by the address: what every mark of the trend page leads to."""

from django.http import HttpResponse
from django.shortcuts import render

from complaints import access
from complaints.chips import chips
from complaints.forms import ComplaintFilterForm
from complaints.queries.rows import page
from helpdesk.web.parameters import query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest


@permitted(Permission.SEE_REPORTS)
def complaint_list(request: StaffRequest) -> HttpResponse:
    user = request.user
    form = ComplaintFilterForm(request.GET, user)
    chosen = form.chosen()
    complaints = chosen.apply(access.visible_to(user))
    shown = page(complaints, query_params(request).cursor())
    return render(
        request,
        "complaints/list.html",
        {
            "form": form,
            "rows": shown.rows,
            "total": complaints.count(),
            "chips": chips(form, chosen),
            "next": f"?{chosen.address(after=shown.next)}" if shown.next else "",
            "first": f"?{chosen.address()}" if "after" in query_params(request) else "",
            "note": form.note(),
            "export": chosen.address(),
            "area": "reports",
        },
    )
