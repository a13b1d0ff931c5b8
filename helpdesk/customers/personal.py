"""What this room itself holds of a customer: the record with its contact points and facts, and orders."""

from collections.abc import Iterable, Iterator

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext_noop

from helpdesk.customers.models import ContactPoint, Customer, CustomerFact, Order, OrderLine
from helpdesk.customers.person import Person
from helpdesk.customers.registry import HeldRecord, Holding, holds_of, register

ERASED_ORDER = "erased-{pk}"
BATCH = 200


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        Holding(
            "customer",
            gettext_noop("Name, contact points and facts"),
            (Customer, ContactPoint, CustomerFact),
            _points,
            _erase_customer,
            order=900,
            goes=gettext_noop("name, form of address, addresses, numbers, facts, organisation, language and time zone"),
            stays=gettext_noop("a record without a name, for tickets and scores to count by"),
            export=_customer,
        )
    )
    register(
        Holding(
            "orders",
            gettext_noop("Orders"),
            (Order, OrderLine),
            lambda person: Order.objects.filter(customer_id=person.customer_id).count(),
            _erase_orders,
            order=700,
            goes=gettext_noop("the numbers of the orders"),
            stays=gettext_noop(
                "dates, products and amounts, for reports; what the law asks for, the shop’s own system keeps"
            ),
            export=_orders,
        )
    )


def person_of(customer: Customer, held: Iterable[int] | None = None) -> Person:
    """A customer as an export or an erasure knows them; tickets that are `held` are those of today."""
    points = list(customer.contact_points.all())
    mail = ContactPoint.Kind.EMAIL
    emails = {text for point in points if point.kind == mail for text in _forms(point)}
    others = {text for point in points if point.kind != mail for text in _forms(point)}
    names = {customer.name.strip(), customer.preferred_name.strip()} - {""}
    kept = [hold.ticket_id for hold in holds_of(customer.pk)] if held is None else held
    return Person(
        customer.pk,
        tuple(sorted(names)),
        tuple(sorted(emails)),
        tuple(sorted(others)),
        customer.user_id,
        tuple(sorted(kept)),
    )


def _forms(point: ContactPoint) -> set[str]:
    return {point.value.strip(), point.value.strip().lower(), point.normalised} - {""}


def _points(person: Person) -> int:
    held = Customer.objects.filter(pk=person.customer_id)
    found = held.aggregate(points=Count("contact_points", distinct=True), facts=Count("facts", distinct=True))
    return 1 + int(found["points"]) + int(found["facts"])


def _erase_customer(person: Person) -> int:
    """A customer of whom a ticket is held keeps their name, or nobody knew whose complaint it is."""
    row = Customer.objects.select_for_update(no_key=True).get(pk=person.customer_id)
    if row.erased_at or person.held:
        return 0
    gone = ContactPoint.objects.filter(customer=row).delete()[0] + CustomerFact.objects.filter(customer=row).delete()[0]
    row.name = row.preferred_name = row.language = row.time_zone = row.notes = ""
    row.organisation, row.user, row.erased_at = None, None, timezone.now()
    row.save()
    return gone + 1


def _customer(person: Person, _with_notes: bool) -> Iterator[HeldRecord]:
    row = Customer.objects.select_related("organisation").get(pk=person.customer_id)
    points = row.contact_points.order_by("pk")
    yield HeldRecord(
        {
            "name": row.name,
            "preferred_name": row.preferred_name,
            "organisation": str(row.organisation or ""),
            "language": row.language,
            "time_zone": row.time_zone,
            "notes": row.notes,
            "since": row.created_at,
            "contact_points": [
                {"kind": point.kind, "value": point.value, "proven": point.verified_at, "came_back": point.bounced_at}
                for point in points
            ],
            "facts": [
                {"kind": fact.get_key_display(), "value": fact.value, "noted": fact.noted_at}
                for fact in row.facts.order_by("pk")
            ],
        }
    )


def _orders(person: Person, _with_notes: bool) -> Iterator[HeldRecord]:
    rows = Order.objects.filter(customer_id=person.customer_id).order_by("pk").prefetch_related("lines__product")
    for row in rows.iterator(chunk_size=BATCH):
        yield HeldRecord(
            {
                "number": row.number,
                "placed": row.placed_at,
                "delivered": row.delivered_at,
                "total": f"{row.total} {row.currency}",
                "lines": [
                    {"product": str(line.product), "quantity": line.quantity, "amount": str(line.amount)}
                    for line in row.lines.all()
                ],
            }
        )


def _erase_orders(person: Person) -> int:
    rows = Order.objects.filter(customer_id=person.customer_id).exclude(number__startswith="erased-")
    found = list(rows.order_by("pk")[:BATCH])
    for row in found:
        row.number = ERASED_ORDER.format(pk=row.pk)
    Order.objects.bulk_update(found, ["number"])
    return len(found)
