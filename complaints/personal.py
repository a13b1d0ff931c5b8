"""What complaints hold of a customer, and which of them the law keeps for a while."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from complaints.models import Complaint, LegalHold, Receipt
from helpdesk.customers.person import Person
from helpdesk.customers.registry import HeldRecord, Hold, Holding, register, register_holds
from helpdesk.tickets.extensions import forgetting
from helpdesk.tickets.models import Ticket
from helpdesk.web import shop_time

NOTHING = {"outcome_words": "", "no_cause_reason": "", "source_reference": ""}


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register_holds(_holds)
    register(
        Holding(
            "complaints",
            gettext_noop("Complaints"),
            (Complaint, LegalHold, Receipt),
            lambda person: Complaint.objects.filter(ticket__requester_id=person.customer_id).count(),
            _erase,
            order=350,
            goes=gettext_noop("what the customer asked for in their words, and why no cause was found"),
            stays=gettext_noop(
                "severity, cause, product and dates, so that trends count as before; the receipt, with fingerprints and"
                " names of files, which proves what was handed in"
            ),
            export=_export,
        )
    )
    forgetting.register("complaints", _of_ticket)


def _holds(customer_id: int | None) -> list[Hold]:
    rows = LegalHold.objects.filter(until__gte=shop_time.today())
    if customer_id is not None:
        rows = rows.filter(complaint__ticket__requester_id=customer_id)
    known = rows.order_by("until", "pk").values_list(
        "complaint__ticket_id", "complaint__ticket__number", "until", "reason"
    )
    return [Hold(*values) for values in known]


def _written(person: Person) -> QuerySet[Complaint]:
    theirs = Complaint.objects.filter(ticket__requester_id=person.customer_id)
    theirs = theirs.exclude(ticket__in=person.held) if person.held else theirs
    return theirs.exclude(outcome_words="", no_cause_reason="", source_reference="")


def _erase(person: Person) -> int:
    over = LegalHold.objects.filter(complaint__ticket__requester_id=person.customer_id, until__lt=shop_time.today())
    return over.delete()[0] + _written(person).update(**NOTHING)


def _of_ticket(ticket: Ticket) -> None:
    Complaint.objects.filter(ticket=ticket).update(**NOTHING)


def _export(person: Person, _with_notes: bool) -> Iterator[HeldRecord]:
    rows = Complaint.objects.filter(ticket__requester_id=person.customer_id).select_related("ticket", "product")
    for row in rows.order_by("pk").iterator(chunk_size=100):
        yield HeldRecord(
            {
                "number": row.ticket.number,
                "received": row.received_at,
                "severity": row.get_severity_display(),
                "asked_for": row.get_outcome_display(),
                "text": row.outcome_words,
                "cause": ", ".join(str(cause) for cause in row.causes.all()),
                "closed": row.closed_at,
            }
        )
