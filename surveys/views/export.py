"""Answers as CSV, for those who see them, with cells that no spreadsheet takes for a formula."""

from collections.abc import Iterator
from typing import cast

from django.http import HttpRequest, StreamingHttpResponse

from helpdesk.people.models import User
from helpdesk.web.access import staff_only
from helpdesk.web.tables.out import csv_response, local_time, timed
from surveys import access
from surveys.filters import FilterForm
from surveys.models import Answer
from surveys.queries.comments import WITH_TICKET

COLUMNS = (
    "Survey", "Score", "Part", "Comment", "Reasons", "May contact", "Ticket", "Team", "Agent", "Product", "Channel",
    "Language", "Group", "Source", "Probably a machine",
)  # fmt: skip


@staff_only
def answers_csv(request: HttpRequest) -> StreamingHttpResponse:
    user = cast(User, request.user)
    chosen = FilterForm(user, request.GET).chosen
    answers = chosen.apply(access.visible_to(user)).order_by("answered_at", "pk")
    found = answers.select_related(*WITH_TICKET, "product").iterator(chunk_size=500)
    return csv_response(chosen.kind, (timed("Answered"), *COLUMNS), _rows(found))


def _rows(answers: Iterator[Answer]) -> Iterator[tuple[object, ...]]:
    for answer in answers:
        yield (
            local_time(answer.answered_at),
            answer.kind,
            answer.score,
            answer.tone,
            answer.comment,
            ", ".join(answer.reasons),
            "yes" if answer.may_contact else "no",
            answer.invitation.ticket.number if answer.invitation else "",
            answer.team or "",
            answer.agent or "",
            answer.product or "",
            answer.channel,
            answer.language,
            answer.group,
            answer.batch or "own survey",
            "yes" if answer.flagged_quick else "no",
        )
