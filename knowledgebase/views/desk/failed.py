from django.http import HttpResponse
from django.shortcuts import render

from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from knowledgebase.queries import desk
from knowledgebase.views.desk.frame import frame


@permitted(Permission.WRITE_ARTICLES)
def failed_searches(request: StaffRequest) -> HttpResponse:
    """What people looked for and did not find: the list of articles to write next."""
    context = {"searches": desk.failed_searches(), **frame(request, "failed")}
    return render(request, "knowledgebase/desk/failed.html", context)
