"""The list of messages that were set aside: why each one waits, and letting in or throwing away several together."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from helpdesk.intake.access import raw_mail_of
from helpdesk.intake.codes.guard_names import GuardName
from helpdesk.intake.models import RawMail
from helpdesk.intake.quarantine_words import DOORS, GUARDS, door_words, guard_words, row_reason
from helpdesk.intake.queries import quarantine as query
from helpdesk.intake.services.handling import Handled, HandlingRefused
from helpdesk.intake.services.quarantine import discard, release
from helpdesk.intake.views.outcome_words import what_happened
from helpdesk.people.models import User
from helpdesk.web.parameters import form_data, query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

Verb = Callable[..., Handled]
VERBS: dict[str, Verb] = {"let-in": release, "discard": discard}
_NEVER_ASIDE = (
    GuardName.AUTO_REPLY,
    GuardName.CHANGED_COPY,
    GuardName.COPIES,
    GuardName.DUPLICATE,
    GuardName.FORWARD,
    GuardName.OLD_MAIL,
    GuardName.PERSON,
    GuardName.REPLY_TO,
    GuardName.STAND_IN,
)


@permitted(Permission.ANSWER_CUSTOMERS)
@require_GET
def quarantine(request: StaffRequest) -> HttpResponse:
    user, search = request.user, query.Search.of(query_params(request))
    rows = query.matching(user, search)
    after = query_params(request).cursor()
    total, more = query.count(rows)
    page = query.page(rows, after)
    context = {
        "search": search,
        "states": query.STATES,
        "guards": [(key, guard_words(key)) for key in GUARDS if key not in _NEVER_ASIDE],
        "doors": {key: door_words(key) for key in DOORS},
        "rows": [_line(row) for row in page.rows],
        "next": page.next,
        "is_first": after is None,
        "total": total,
        "more": more,
    }
    return render(request, "helpdesk/intake/quarantine.html", context)


@dataclass(frozen=True)
class _Line:
    row: RawMail
    guard: str
    reason: str
    door: str


def _line(row: RawMail) -> _Line:
    return _Line(row, guard_words(row.guard) if row.guard else "", row_reason(row), door_words(row.source))


@dataclass(frozen=True)
class BatchResult:
    """What became of one of several messages."""

    row: RawMail
    words: str
    done: bool


@permitted(Permission.ANSWER_CUSTOMERS)
@require_POST
def several(request: StaffRequest) -> HttpResponse:
    """Each message for itself: one that cannot be let in holds up none of the others."""
    user, verb = request.user, VERBS.get(form_data(request).words("do"))
    chosen = form_data(request).wholes("mail", at_most=query.PAGE_SIZE)
    rows = {row.pk: row for row in raw_mail_of(user).filter(pk__in=chosen).defer("content")}
    if verb is None or not rows:
        return redirect(reverse("intake:quarantine"))
    results = [_result(user, rows[pk], verb) for pk in dict.fromkeys(chosen) if pk in rows]
    context = {"results": results, "done": sum(result.done for result in results)}
    return render(request, "helpdesk/intake/quarantine_result.html", context)


def _result(user: User, row: RawMail, verb: Verb) -> BatchResult:
    try:
        handled = verb(row, by=user)
    except HandlingRefused as refusal:
        return BatchResult(row, str(refusal), done=False)
    return BatchResult(handled.row, what_happened(handled, user), handled.done)
