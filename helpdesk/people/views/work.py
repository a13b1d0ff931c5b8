"""Lists all of one kind of work that a colleague or a team has, before it goes to others."""

from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from helpdesk.people.belongings import Belonging, Owner
from helpdesk.web.lists.numbered import numbered
from helpdesk.web.requests.staff import StaffRequest

PAGE_SIZE = 50


def work_page(
    request: StaffRequest, owner: Owner, kind: Belonging[Owner] | None, way: Sequence[tuple[str, str]]
) -> HttpResponse:
    """The page of one kind, as far as the reader may know of it; `way` has the address and name of each page above.

    Raises:
        Http404: there is no such kind.
    """
    if kind is None:
        raise Http404
    things = kind.things(owner)
    page = numbered(request, kind.seen(things, request.user), PAGE_SIZE)
    context = {
        "owner": owner,
        "way": way,
        "label": gettext(kind.label),
        "page": page,
        "rows": [kind.show(thing) for thing in page],
        "unseen": things.count() - page.paginator.count,
        "area": "settings",
    }
    return render(request, "helpdesk/people/work.html", context)
