"""Imports complaints of the past, with their causes, as closed or open tickets. Nothing is sent and no rule runs."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from complaints.importing.table import BadRow, ComplaintRow
from complaints.models import Cause, Complaint, ComplaintCause
from helpdesk.customers.models import Customer, Product
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Direction, Status, Ticket
from helpdesk.tickets.services import PastMessage, PastTicket, import_history
from helpdesk.web import shop_time

BATCH = 500
NOON = dt.time(12)
NO_WORDS = "(The source holds no words of the customer.)"


@dataclasses.dataclass
class ComplaintImportReport:
    """What happened to each row; `bad` holds (line, reason)."""

    imported: int = 0
    known: int = 0
    bad: list[tuple[int, str]] = dataclasses.field(default_factory=list)


def import_complaints(*, rows: Iterable[ComplaintRow | BadRow], source: str) -> ComplaintImportReport:
    """Store rows in batches, each in one transaction; a row whose reference is known from `source` is left out.

    The people behind an export are not named: one customer stands for the source.
    """
    report = ComplaintImportReport()
    customer, _ = Customer.objects.get_or_create(name=f"Imported from {source}"[:200])
    shelf = _Shelf()
    for batch in _batches(rows, report):
        fresh = _unknown(batch, source, report)
        with transaction.atomic():
            report.imported += _store(fresh, source, customer, shelf)
    return report


def _batches(rows: Iterable[ComplaintRow | BadRow], report: ComplaintImportReport) -> Iterator[list[ComplaintRow]]:
    batch: list[ComplaintRow] = []
    for row in rows:
        if isinstance(row, BadRow):
            report.bad.append((row.line, row.reason))
            continue
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _reference(source: str, row: ComplaintRow) -> str:
    return f"{source[:18]}:{row.reference}" if row.reference else ""


def _unknown(batch: list[ComplaintRow], source: str, report: ComplaintImportReport) -> list[ComplaintRow]:
    references = [_reference(source, row) for row in batch if row.reference]
    known = set(Complaint.objects.filter(source_reference__in=references).values_list("source_reference", flat=True))
    fresh = []
    for row in batch:
        reference = _reference(source, row)
        if reference and reference in known:
            report.known += 1
            continue
        known.add(reference)
        fresh.append(row)
    return fresh


def _store(rows: list[ComplaintRow], source: str, customer: Customer, shelf: "_Shelf") -> int:
    past = [_past(row, customer, shelf.product(row.product)) for row in rows]
    stored = list(import_history(tickets=past, actor=Actor.system(f"Import from {source}")))
    complaints = Complaint.objects.bulk_create(
        _complaint(ticket, _reference(source, row)) for row, (_, ticket) in zip(rows, stored, strict=True)
    )
    causes = (
        (complaint, shelf.cause(row.cause, row.subcause)) for row, complaint in zip(rows, complaints, strict=True)
    )
    ComplaintCause.objects.bulk_create(
        ComplaintCause(complaint=complaint, cause=cause, is_primary=True) for complaint, cause in causes if cause
    )
    return len(complaints)


def _past(row: ComplaintRow, customer: Customer, product: Product | None) -> PastTicket:
    received, closed = _at_noon(row.received), _at_noon(row.closed) if row.closed else None
    return PastTicket(
        requester=customer,
        subject=row.subject,
        messages=[
            PastMessage(direction=Direction.IN, created_at=received, body_text=row.text or NO_WORDS),
            *_notes(row, received),
        ],
        channel=row.channel,
        status=Status.CLOSED if row.is_over else Status.NEW,
        product=product,
        is_complaint=True,
        resolved_at=closed,
        closed_at=closed,
    )


def _notes(row: ComplaintRow, received: dt.datetime) -> list[PastMessage]:
    """What the source tells besides the customer's words: when it passed the complaint on, and what came of it."""
    told = []
    if row.sent:
        told.append(f"The source sent it to the company on {row.sent:%Y-%m-%d}.")
    if row.response:
        told.append(f"Response according to the source: {row.response}.")
    sent = max(_at_noon(row.sent), received) if row.sent else received
    return [PastMessage(direction=Direction.NOTE, created_at=sent, body_text="\n".join(told))] if told else []


def _at_noon(day: dt.date) -> dt.datetime:
    """The source tells days, not instants; noon keeps them on that day in the shop's zone."""
    return timezone.make_aware(dt.datetime.combine(day, NOON), shop_time.zone())


def _complaint(ticket: Ticket, reference: str) -> Complaint:
    return Complaint(
        ticket_id=ticket.pk,
        product_id=ticket.product_id,
        received_at=ticket.created_at,
        closed_at=ticket.resolved_at,
        source_reference=reference,
    )


class _Shelf:
    """Products and causes by name, each looked up or made once. What another company sells is not offered here: a
    product that is made for an import is inactive, so no form lets anybody choose it."""

    def __init__(self) -> None:
        products = Product.objects.select_related("merged_into")
        self.products = {product.name.casefold(): product.successor for product in products}
        self.causes = {(c.parent_id, c.name.casefold()): c for c in Cause.objects.all()}

    def product(self, name: str) -> Product | None:
        if not name:
            return None
        if name.casefold() not in self.products:
            product = Product.objects.create(name=name, slug=self._slug(name), is_active=False)
            self.products[name.casefold()] = product
        return self.products[name.casefold()]

    def cause(self, group: str, name: str) -> Cause | None:
        if not group:
            return None
        parent = self._cause(None, group)
        return self._cause(parent, name) if name else parent

    def _cause(self, parent: Cause | None, name: str) -> Cause:
        key = (parent.pk if parent else None, name.casefold())
        if key not in self.causes:
            self.causes[key] = Cause.objects.create(parent=parent, name=name)
        return self.causes[key]

    @staticmethod
    def _slug(name: str) -> str:
        base = slugify(name)[:100] or "product"
        taken = set(Product.objects.filter(slug__startswith=base).values_list("slug", flat=True))
        return next(slug for i in range(1, len(taken) + 2) if (slug := base if i == 1 else f"{base}-{i}") not in taken)
