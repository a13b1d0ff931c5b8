"""The complaint behind a stored ticket: how bad, what is wanted, why it happened."""

import random
from collections.abc import Iterable

from complaints.models import Cause, Complaint, ComplaintCause
from complaints.services import save_cause
from helpdesk.demo.files import content
from helpdesk.demo.topics import DemoTopic
from helpdesk.tickets.models import Ticket

UNEXPLAINED = 0.06
NOT_FOUND = "The part was not sent back, so the workshop could not look at it."


def make_causes() -> dict[tuple[str, ...], Cause]:
    """The cause tree; causes by (group, name)."""
    made: dict[tuple[str, ...], Cause] = {}
    for row in content("causes"):
        group = Cause.objects.filter(name=row["name"], parent=None).first() or save_cause(name=row["name"])
        known = {cause.name: cause for cause in group.children.all()}
        for name in row["children"]:
            made[row["name"], name] = known.get(name) or save_cause(name=name, parent=group)
    return made


def open_records(
    told: Iterable[tuple[DemoTopic, Ticket]], causes: dict[tuple[str, ...], Cause], rng: random.Random
) -> list[Complaint]:
    """Stores the records of the complaints among these tickets, as if they had been kept at their time."""
    pairs = [(topic, ticket) for topic, ticket in told if ticket.is_complaint]
    rows = Complaint.objects.bulk_create(_record(topic, ticket, rng) for topic, ticket in pairs)
    links = [
        ComplaintCause(complaint=row, cause=cause, is_primary=True)
        for (topic, _), row in zip(pairs, rows, strict=True)
        if not row.no_cause_reason and (cause := _cause(topic, row, causes, rng))
    ]
    ComplaintCause.objects.bulk_create(links)
    return rows


def _record(topic: DemoTopic, ticket: Ticket, rng: random.Random) -> Complaint:
    unexplained = ticket.resolved_at is not None and not topic.rising and rng.random() < UNEXPLAINED
    return Complaint(
        ticket_id=ticket.pk,
        product_id=ticket.product_id,
        severity=topic.severity,
        outcome=topic.outcome if rng.random() < 0.85 else "",
        received_at=ticket.created_at,
        acknowledged_at=ticket.first_replied_at,
        closed_at=ticket.resolved_at,
        no_cause_reason=NOT_FOUND if unexplained else "",
    )


def _cause(topic: DemoTopic, row: Complaint, causes: dict[tuple[str, ...], Cause], rng: random.Random) -> Cause | None:
    """Mostly the topic's own cause, sometimes its neighbor; one still open may have none yet."""
    if row.closed_at is None and rng.random() < 0.4:
        return None
    group = topic.cause[0] if topic.cause else "Unclear guide"
    siblings = [cause for (name, _), cause in causes.items() if name == group]
    usual = causes.get(topic.cause, siblings[0])
    return usual if topic.rising or rng.random() < 0.75 else rng.choice(siblings)
