"""Answers as CSV, for those who see them, with cells that no spreadsheet takes for a formula."""

from collections.abc import Iterator

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext, gettext_noop

from helpdesk.audit import services as audit
from helpdesk.audit.verbs import Action
from helpdesk.web.lists.tables.out import csv_response, local_time, timed
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from surveys import access
from surveys.filters import ScoresFilterForm
from surveys.models import Answer
from surveys.queries.comments import WITH_TICKET
from surveys.queries.held_back import Unnamed, telling

COLUMNS = (
    gettext_noop("Survey"),
    gettext_noop("Score"),
    gettext_noop("Part"),
    gettext_noop("Comment"),
    gettext_noop("Reasons"),
    gettext_noop("May contact"),
    gettext_noop("Ticket"),
    gettext_noop("Team"),
    gettext_noop("Agent"),
    gettext_noop("Product"),
    gettext_noop("Channel"),
    gettext_noop("Language"),
    gettext_noop("Group"),
    gettext_noop("Source"),
    gettext_noop("Probably a machine"),
)
HELD = "held back"
NAMED = ("team", "agent", "product", "channel", "language", "group")


@permitted(Permission.EXPORT)
def answers_csv(request: StaffRequest) -> HttpResponse | StreamingHttpResponse:
    user = request.user
    visible = access.visible_to(user)
    told = telling(visible, ScoresFilterForm(request.GET, user).chosen)
    if told.held_back:
        return HttpResponse(told.held_back, status=403, content_type="text/plain; charset=utf-8")
    answers = told.chosen.apply(visible)
    ordered = answers.order_by("answered_at", "pk").select_related(*WITH_TICKET, "product")
    audit.record(Action.EXPORTED, by=user, kind="survey_answers")
    rows = _rows(ordered.iterator(chunk_size=500), Unnamed.among(answers))
    return csv_response(told.chosen.kind, (timed(gettext("Answered")), *map(gettext, COLUMNS)), rows)


def _rows(answers: Iterator[Answer], unnamed: Unnamed) -> Iterator[tuple[object, ...]]:
    for answer in answers:
        held = unnamed.fields_of(answer)
        yield (
            local_time(answer.answered_at),
            answer.kind,
            answer.score,
            answer.tone,
            answer.comment,
            ", ".join(answer.reasons),
            "yes" if answer.may_contact else "no",
            HELD if held else answer.invitation.ticket.number if answer.invitation else "",
            *(HELD if name in held else getattr(answer, name) or "" for name in NAMED),
            answer.batch or "own survey",
            "yes" if answer.flagged_quick else "no",
        )
