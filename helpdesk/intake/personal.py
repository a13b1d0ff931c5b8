"""What mail that came in holds of a customer."""

from collections.abc import Iterator, Sequence

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_noop

from helpdesk.customers.person import Person
from helpdesk.customers.registry import HeldRecord, Holding, register
from helpdesk.intake.models import IntakeOutcome, MissingAncestor, RawMail
from helpdesk.tickets.extensions import forgetting
from helpdesk.tickets.models import Ticket

BATCH = 100


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        Holding(
            "raw_mail",
            gettext_noop("Mail as it came, and what was set aside"),
            (RawMail, MissingAncestor),
            lambda person: _rows(person).count(),
            _erase,
            order=250,
            goes=gettext_noop(
                "the messages’ bytes, senders, subjects and what guards saw; what waits in quarantine, too"
            ),
            stays=gettext_noop("a hash of each message, so that another copy of it is known"),
            export=_export,
        )
    )
    forgetting.register("intake", _of_ticket)


def _rows(person: Person) -> QuerySet[RawMail]:
    """Deliveries of this person's tickets and from their addresses, that say something still."""
    theirs = Q(ticket__requester_id=person.customer_id) | Q(sender__in=person.emails)
    theirs |= Q(envelope_from__in=person.emails) | Q(message__author_customer_id=person.customer_id)
    rows = RawMail.objects.filter(theirs).exclude(sender="", subject="", content_removed_at__isnull=False)
    return rows.exclude(ticket__in=person.held) if person.held else rows


def _erase(person: Person) -> int:
    found = list(_rows(person).order_by("pk").values_list("pk", flat=True)[:BATCH])
    _empty(found)
    MissingAncestor.objects.filter(ticket__requester_id=person.customer_id).exclude(ticket__in=person.held).delete()
    return len(found)


def _of_ticket(ticket: Ticket) -> None:
    said = RawMail.objects.filter(ticket=ticket).exclude(sender="", subject="", content_removed_at__isnull=False)
    _empty(list(said.values_list("pk", flat=True)))
    MissingAncestor.objects.filter(ticket=ticket).delete()


def _empty(found: Sequence[int]) -> None:
    rows = RawMail.objects.filter(pk__in=found)
    rows.filter(outcome__in=(IntakeOutcome.QUARANTINED, IntakeOutcome.RECEIVED)).update(
        outcome=IntakeOutcome.DISCARDED, handled_at=timezone.now()
    )
    rows.update(
        content=b"",
        content_removed_at=timezone.now(),
        sender="",
        subject="",
        envelope_from="",
        envelope_to=[],
        decisions=[],
        reason_values={},
        filled_in={},
        door_key="",
    )


def _export(person: Person, _with_notes: bool) -> Iterator[HeldRecord]:
    for row in _rows(person).order_by("pk").defer("content", "decisions").iterator(chunk_size=BATCH):
        yield HeldRecord(
            {
                "received": row.received_at,
                "from": row.sender,
                "to": row.envelope_to,
                "subject": row.subject,
                "state": row.get_outcome_display(),
            }
        )
