"""The requests that a signed-in customer may read."""

import uuid

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q, QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from helpdesk.portal.access import organisation_of, own_requests, requests_of
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
    """The list, newest first, open ones and solved ones apart when asked; `whose` asks for all of an organisation."""
    shared = organisation_of(request.user)
    whose = query_params(request).choice("whose", ("all",)) if shared else ""
    own = requests_of(shared) if shared and whose else own_requests(request.user)
    counts = own.aggregate(all=Count("pk"), open=Count("pk", filter=Q(status__in=OPEN_STATES)))
    which = query_params(request).choice("show", ("open", "solved"), "all")
    words = query_params(request).words("q")
    shown = {"open": own.filter(status__in=OPEN_STATES), "solved": own.exclude(status__in=OPEN_STATES)}.get(which, own)
    if words:
        shown = shown.filter(Q(subject__icontains=words) | Q(last_words__icontains=words))
    page = numbered(request, shown.select_related("requester").order_by("-last_activity_at", "-pk"), PAGE_SIZE)
    latest = (
        own.filter(status__in=OPEN_STATES).order_by("-last_activity_at").first()
        if which == "all" and not whose
        else None
    )
    context = {
        "page": page,
        "rows": [(ticket, standing(ticket, is_own=ticket.requester.user_id == request.user.pk)) for ticket in page],
        "latest": latest if not words and page.number == 1 else None,
        "latest_standing": standing(latest) if latest else None,
        "which": which,
        "shared": shared,
        "whose": whose,
        "query_requests": words,
        "counts": {**counts, "solved": counts["all"] - counts["open"]},
    }
    return render(request, "helpdesk/portal/my_requests.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def detail(request: SignedInRequest, number: int) -> HttpResponse:
    """One request, with a form to add to it where it is one's own."""
    ticket = _one(request, number)
    is_own = ticket.requester.user_id == request.user.pk
    here = reverse("portal:my_request", args=[number])
    files = reverse("portal:my_attachment", args=[number, uuid.UUID(int=0)])
    with with_customer_of(ticket):
        if not is_own and request.method == "POST":
            raise Http404
        if request.method == "POST":
            return answer(request, ticket, here=here, attachment_url=files) or redirect(here)
        return show(request, ticket, here=here, attachment_url=files, is_own=is_own)


@login_required
@require_GET
def attachment(request: SignedInRequest, number: int, key: uuid.UUID) -> FileResponse:
    return download(_one(request, number), key)


def _one(request: SignedInRequest, number: int) -> Ticket:
    """A request of their own, else of their organisation.

    Raises:
        Http404: it is neither.
    """
    wanted = {"number": number}
    ticket = _with_people(own_requests(request.user)).filter(**wanted).first()
    if ticket is None and (shared := organisation_of(request.user)):
        ticket = _with_people(requests_of(shared)).filter(**wanted).first()
    if ticket is None:
        raise Http404
    return ticket


def _with_people(tickets: QuerySet[Ticket]) -> QuerySet[Ticket]:
    return tickets.select_related("requester__organisation", "team")
