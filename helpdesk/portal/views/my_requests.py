"""The requests of a signed-in customer."""

import uuid

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q, QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from helpdesk.portal.customer_words import standing
from helpdesk.portal.views.conversation import answer, download, show, with_customer_of
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.states import OPEN_STATES
from helpdesk.web.lists.numbered import numbered
from helpdesk.web.parameters import query_params
from helpdesk.web.requests.staff import SignedInRequest

PAGE_SIZE = 20


@login_required
@require_GET
def my_requests(request: SignedInRequest) -> HttpResponse:
    """The list, newest first, open ones and solved ones apart when asked."""
    own = _own(request)
    counts = own.aggregate(all=Count("pk"), open=Count("pk", filter=Q(status__in=OPEN_STATES)))
    which = query_params(request).choice("show", ("open", "solved"), "all")
    words = query_params(request).words("q")
    shown = {"open": own.filter(status__in=OPEN_STATES), "solved": own.exclude(status__in=OPEN_STATES)}.get(which, own)
    if words:
        shown = shown.filter(Q(subject__icontains=words) | Q(last_words__icontains=words))
    page = numbered(request, shown.order_by("-last_activity_at", "-pk"), PAGE_SIZE)
    latest = own.filter(status__in=OPEN_STATES).order_by("-last_activity_at").first() if which == "all" else None
    context = {
        "page": page,
        "rows": [(ticket, standing(ticket)) for ticket in page],
        "latest": latest if not words and page.number == 1 else None,
        "latest_standing": standing(latest) if latest else None,
        "which": which,
        "query_requests": words,
        "counts": {**counts, "solved": counts["all"] - counts["open"]},
    }
    return render(request, "helpdesk/portal/my_requests.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def detail(request: SignedInRequest, number: int) -> HttpResponse:
    """One request, with a form to add to it."""
    ticket = _one(request, number)
    here = reverse("portal:my_request", args=[number])
    files = reverse("portal:my_attachment", args=[number, uuid.UUID(int=0)])
    with with_customer_of(ticket):
        if request.method == "POST":
            return answer(request, ticket, here=here, attachment_url=files) or redirect(here)
        return show(request, ticket, here=here, attachment_url=files)


@login_required
@require_GET
def attachment(request: SignedInRequest, number: int, key: uuid.UUID) -> FileResponse:
    return download(_one(request, number), key)


def _own(request: SignedInRequest) -> QuerySet[Ticket]:
    """Requests that the person made themselves: staff, too, see only theirs here."""
    return Ticket.objects.filter(requester__user=request.user)


def _one(request: SignedInRequest, number: int) -> Ticket:
    ticket = _own(request).select_related("requester", "team").filter(number=number).first()
    if ticket is None:
        raise Http404
    return ticket
