"""Landing pages of the areas that several rooms share: Settings and Reports."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from helpdesk.web.frame.sections import sections
from helpdesk.web.requests.access import staff_only


@staff_only
def settings(request: HttpRequest) -> HttpResponse:
    """A list of the pages that this person may open."""
    return render(request, "helpdesk/web/settings.html", {"area": "settings"})


@staff_only
def reports(request: HttpRequest) -> HttpResponse:
    """The first report that this person may open."""
    first = next(iter(sections("reports", request)), None)
    if first is None:
        raise Http404
    return redirect(first.url)
