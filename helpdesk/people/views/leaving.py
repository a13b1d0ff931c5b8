"""Settings → Staff → a colleague leaves: what is theirs, and who takes it over."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from helpdesk.people.access import assignees
from helpdesk.people.belongings import Belonging, Shown, belonging, belongings
from helpdesk.people.forms.staff import EVERYTHING, LeaveForm
from helpdesk.people.models import User
from helpdesk.people.services import staff as services
from helpdesk.people.services.staff.bounds import check_leaves
from helpdesk.people.views.staff import one
from helpdesk.web.lists.numbered import numbered
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

FIRST = 5
"""How many things of a kind stand on the page itself."""
PAGE_SIZE = 50


class _Kind(NamedTuple):
    """One kind of work that somebody has: how much, the first of it, and where all of it stands."""

    belonging: Belonging[User]
    label: str
    total: int
    first: list[Shown]
    all_url: str

    @property
    def more(self) -> int:
        return self.total - len(self.first)


@permitted(Permission.CHANGE_STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: StaffRequest, pk: int) -> HttpResponse:
    """Show what is theirs with who takes it; the press closes the account and moves all of it."""
    colleague = one(pk)
    if not colleague.is_active:
        return redirect("people:person", pk=pk)
    work = _work(colleague, request.user)
    form = _form(request, colleague, work)
    if form.is_bound and form.is_valid() and _leave(form, colleague, request.user):
        messages.success(request, gettext("%(name)s does not work here any more.") % {"name": colleague.short_name})
        return redirect("people:staff")
    context = {
        "colleague": colleague,
        "form": form,
        "everything": form[EVERYTHING],
        "rows": _rows(form, work),
        "refusal": _refusal(colleague, request.user),
        "area": "settings",
    }
    return render(request, "helpdesk/people/leave.html", context, status=422 if form.errors else 200)


@permitted(Permission.CHANGE_STAFF)
@require_GET
def theirs(request: StaffRequest, pk: int, kind: str) -> HttpResponse:
    """All of one kind that is a colleague's, as far as the reader may know of it."""
    colleague, known = one(pk), belonging(kind)
    if known is None:
        raise Http404
    things = known.things(colleague)
    page = numbered(request, known.seen(things, request.user), PAGE_SIZE)
    context = {
        "colleague": colleague,
        "label": gettext(known.label),
        "page": page,
        "rows": [known.show(thing) for thing in page],
        "unseen": things.count() - page.paginator.count,
        "area": "settings",
    }
    return render(request, "helpdesk/people/theirs.html", context)


def _work(colleague: User, reader: User) -> list[_Kind]:
    """What a colleague has; of each kind the first things that the reader may know of."""
    found = []
    for kind in belongings():
        if total := kind.count(colleague):
            first = [kind.show(thing) for thing in kind.seen(kind.things(colleague), reader)[:FIRST]]
            found.append(_Kind(kind, gettext(kind.label), total, first, _all_url(kind, colleague)))
    return found


def _all_url(kind: Belonging[User], colleague: User) -> str:
    if kind.list_url:
        return kind.list_url(colleague)
    return reverse("people:theirs", args=[colleague.pk, kind.key])


def _refusal(colleague: User, by: User) -> str:
    """Why this account cannot be closed by who looks at it; empty where it can."""
    try:
        check_leaves(colleague, by)
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    return ""


def _rows(form: LeaveForm, work: list[_Kind]) -> list[tuple[_Kind, BoundField]]:
    return [(kind, form[kind.belonging.key]) for kind in work]


def _form(request: StaffRequest, colleague: User, work: list[_Kind]) -> LeaveForm:
    heirs = [(str(row.pk), str(row)) for row in assignees().exclude(pk=colleague.pk)]
    data: Any = request.POST if request.method == "POST" else None
    return LeaveForm(data, work=[kind.belonging for kind in work], heirs=heirs)


def _leave(form: LeaveForm, colleague: User, by: User) -> bool:
    chosen = form.heirs()
    found = assignees().in_bulk(set(chosen.values()))
    try:
        services.leave(person=colleague, by=by, to={key: found.get(heir) for key, heir in chosen.items()})
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True
