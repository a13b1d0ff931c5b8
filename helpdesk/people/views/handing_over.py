"""How far a hand-over is, as the pages of people and of teams show it."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from helpdesk.people.models import HandOver, Team, User
from helpdesk.people.queries import Work, shown_hand_over
from helpdesk.people.services.handing_over import AT_ONCE
from helpdesk.web.requests.staff import StaffRequest
from helpdesk.web.words.formats import number


def progress(request: StaffRequest, owner: User | Team, page: str) -> HttpResponse:
    """The card alone, for the page that asks again; whoever opens its address goes to the page."""
    shown = None if owner.is_active else shown_hand_over(owner, request.user)
    if not request.htmx:
        return redirect(page)
    if shown is None:
        answer = HttpResponse()
        answer["HX-Refresh"] = "true"
        return answer
    return render(request, "helpdesk/people/_hand_over.html", {"hand_over": shown})


def goes_later(work: Sequence[Work]) -> bool:
    """Whether it is too much for one press, so that a worker goes on with it."""
    return sum(kind.total for kind in work if kind.belonging.give) > AT_ONCE


def tell_stopped(request: StaffRequest, begun: HandOver | None) -> None:
    """Say what became of a hand-over that was at work when its owner came back."""
    if begun is None or not begun.is_at_work:
        return
    begun.refresh_from_db()
    words = gettext("The hand-over stopped: %(done)s of %(total)s had gone to others and stay there.")
    messages.info(request, words % {"done": number(begun.done), "total": number(begun.total)})
