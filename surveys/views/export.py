"""Answers as CSV, for those who see them, with cells that no spreadsheet takes for a formula."""

import csv
from collections.abc import Iterator
from typing import cast

from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone

from helpdesk.people.models import User
from helpdesk.web.access import staff_only
from helpdesk.web.csv_safe import safe_row
from surveys import access
from surveys.filters import FilterForm
from surveys.models import Answer
from surveys.queries.comments import WITH_TICKET

COLUMNS = (
    "Answered", "Survey", "Score", "Part", "Comment", "Reasons", "May contact", "Ticket", "Team", "Agent", "Product",
    "Channel", "Language", "Group", "Source", "Probably a machine",
)  # fmt: skip


class _Echo:
    """A file that hands back what is written, so that rows stream."""

    def write(self, text: str) -> str:
        return text


@staff_only
def answers_csv(request: HttpRequest) -> StreamingHttpResponse:
    user = cast(User, request.user)
    chosen = FilterForm(user, request.GET).chosen
    answers = chosen.apply(access.visible_to(user)).order_by("answered_at", "pk")
    found = answers.select_related(*WITH_TICKET, "product").iterator(chunk_size=500)
    writer = csv.writer(_Echo())
    rows = (writer.writerow(safe_row(row)) for row in _rows(found))
    response = StreamingHttpResponse(rows, content_type="text/csv; charset=utf-8")
    name = f"{chosen.kind}-{timezone.localdate():%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _rows(answers: Iterator[Answer]) -> Iterator[tuple[object, ...]]:
    yield COLUMNS
    for answer in answers:
        yield (
            answer.answered_at.isoformat(),
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
