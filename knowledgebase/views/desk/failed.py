from django.http import HttpResponse
from django.shortcuts import render

from helpdesk.web.requests.access import staff_only
from helpdesk.web.requests.staff import StaffRequest
from knowledgebase.queries import desk
from knowledgebase.views.desk.frame import frame


@staff_only
def failed_searches(request: StaffRequest) -> HttpResponse:
    """What people looked for and did not find: the list of articles to write next."""
    context = {"searches": desk.failed_searches(), **frame(request, "failed")}
    return render(request, "knowledgebase/desk/failed.html", context)
