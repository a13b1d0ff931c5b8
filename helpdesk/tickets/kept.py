"""What of tickets is kept for a time: the words of closed ones, and their files."""

import datetime as dt

from django.db import transaction
from django.db.models import Count, Min, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_noop

from helpdesk.customers.registry import holds_of
from helpdesk.privacy.registry import Example, Foreseen, RetentionClass, for_ever, register
from helpdesk.tickets.extensions.forgetting import forget_elsewhere
from helpdesk.tickets.models import Attachment, Status, Ticket
from helpdesk.tickets.services.erase import erase_ticket, remove_file


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        RetentionClass(
            "tickets",
            gettext_noop("Closed tickets"),
            gettext_noop(
                "Subjects, messages, notes, files and addresses go, with the mails that left for it and that came in,"
                " and what rules saw, counted from the day on which a ticket was closed. Number, product, team, tags,"
                " times and scores stay, so that reports count as before."
            ),
            10,
            for_ever,
            lambda before: _sum(_tickets(before)),
            _ticket_examples,
            _erase_tickets,
        )
    )
    register(
        RetentionClass(
            "attachments",
            gettext_noop("Files of closed tickets"),
            gettext_noop("Files go, counted from the day on which their ticket was closed. The words stay."),
            20,
            for_ever,
            lambda before: _sum(_files(before), "message__ticket__closed_at"),
            _file_examples,
            _remove_files,
        )
    )


def _held() -> set[int]:
    return {hold.ticket_id for hold in holds_of(None)}


def _tickets(before: dt.datetime) -> QuerySet[Ticket]:
    closed = Ticket.objects.filter(status=Status.CLOSED, closed_at__lt=before, erased_at=None)
    return closed.exclude(pk__in=_held())


def _files(before: dt.datetime) -> QuerySet[Attachment]:
    return Attachment.objects.filter(message__ticket__in=_tickets(before))


def _sum(rows: "QuerySet[Ticket] | QuerySet[Attachment]", when: str = "closed_at") -> Foreseen:
    found = rows.aggregate(count=Count("pk"), oldest=Min(when))
    return Foreseen(found["count"], found["oldest"])


def _example(ticket: Ticket, name: str) -> Example:
    closed = ticket.closed_at or ticket.updated_at
    return Example(name, reverse("tickets:detail", args=[ticket.number]), closed)


def _ticket_examples(before: dt.datetime, most: int) -> list[Example]:
    rows = _tickets(before).order_by("closed_at", "pk")[:most]
    return [_example(row, f"#{row.number} {row.subject}") for row in rows]


def _file_examples(before: dt.datetime, most: int) -> list[Example]:
    rows = _files(before).select_related("message__ticket").order_by("message__ticket__closed_at", "pk")[:most]
    return [_example(row.message.ticket, f"#{row.message.ticket.number} {row.filename}") for row in rows]


def _erase_tickets(before: dt.datetime, most: int) -> int:
    rows = list(_tickets(before).order_by("closed_at", "pk")[:most])
    for row in rows:
        with transaction.atomic():
            forget_elsewhere(row)
            erase_ticket(ticket=row)
    return len(rows)


def _remove_files(before: dt.datetime, most: int) -> int:
    rows = list(_files(before).order_by("pk")[:most])
    for row in rows:
        with transaction.atomic():
            remove_file(row)
            row.delete()
    return len(rows)
