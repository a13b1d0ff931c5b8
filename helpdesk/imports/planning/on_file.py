"""Finds what is on file of all that some lines name: a fixed number of statements, however many lines."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models.functions import Lower

from helpdesk.customers.models import (
    ContactPoint,
    Customer,
    CustomerFact,
    Order,
    OrderLine,
    Organisation,
    Product,
)
from helpdesk.imports.own_columns import fields as own_fields_of_files
from helpdesk.imports.own_columns import plain_values
from helpdesk.mime.fields.contacts import normalise_email

Cells = Mapping[str, Any]


@dataclass
class OnFile:
    """Rows by what lines call them: contact points by kind and normal form, names in small letters. `own` has by
    customer and key the values of the shop's own fields, as lines hold them."""

    owners: dict[tuple[str, str], Customer] = field(default_factory=dict)
    facts: dict[tuple[int, str], str] = field(default_factory=dict)
    own: dict[int, dict[str, Any]] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    orders: dict[str, Order] = field(default_factory=dict)
    order_lines: dict[tuple[int, int], OrderLine] = field(default_factory=dict)
    products: dict[str, Product] = field(default_factory=dict)


def points_of(cells: Cells) -> list[tuple[str, str]]:
    """The contact points that a line names, each by its kind and normal form."""
    found = []
    if email := cells.get("email"):
        found.append((ContactPoint.Kind.EMAIL.value, normalise_email(email)))
    if phone := cells.get("phone"):
        found.append((ContactPoint.Kind.PHONE.value, phone))
    return found


def on_file(lines: Collection[Cells], *, lock: bool = False) -> OnFile:
    """What is on file. With `lock`, customers and orders are locked first and read after, so that nobody changes them
    in this transaction."""
    found = OnFile()
    _customers(found, lines, lock)
    if any("number" in cells for cells in lines):
        _orders(found, lines, lock)
    return found


def _named(lines: Collection[Cells], key: str) -> set[str]:
    return {str(cells[key]).lower() for cells in lines if cells.get(key)}


def _customers(found: OnFile, lines: Collection[Cells], lock: bool) -> None:
    wanted = {point for cells in lines for point in points_of(cells)}
    points = ContactPoint.objects.filter(normalised__in={normal for _, normal in wanted})
    owners = {(kind, normal): pk for kind, normal, pk in points.values_list("kind", "normalised", "customer_id")}
    rows = Customer.objects.filter(pk__in=set(owners.values())).order_by("pk")
    if lock:
        rows = rows.select_for_update(no_key=True)
    customers = {row.pk: row for row in rows}
    found.owners = {point: customers[pk] for point, pk in owners.items() if point in wanted and pk in customers}
    facts = CustomerFact.objects.filter(customer__in=customers)
    found.facts = {(fact.customer_id, fact.key): fact.value for fact in facts}
    asked = [own for key, own in own_fields_of_files().items() if any(key in cells for cells in lines)]
    found.own = plain_values(customers, asked)
    names = _named(lines, "organisation")
    belonging = {row.organisation_id for row in customers.values() if row.organisation_id}
    firms = Organisation.objects.annotate(low=Lower("name"))
    firms_of = {firm.pk: firm for firm in firms.filter(pk__in=belonging)} if belonging else {}
    for row in customers.values():
        if row.organisation_id:
            row.organisation = firms_of[row.organisation_id]
    if names:
        found.organisations = {firm.name.lower(): firm for firm in firms.filter(low__in=names)}


def _orders(found: OnFile, lines: Collection[Cells], lock: bool) -> None:
    rows = Order.objects.filter(number__in={cells["number"] for cells in lines if "number" in cells}).order_by("pk")
    if lock:
        rows = rows.select_for_update(no_key=True)
    found.orders = {row.number: row for row in rows}
    products = Product.objects.select_related("merged_into").annotate(low=Lower("name"))
    named = products.filter(low__in=_named(lines, "product"))
    found.products = {product.name.lower(): product.successor for product in named}
    parts = OrderLine.objects.filter(order__in=found.orders.values(), product__in=found.products.values())
    found.order_lines = {(part.order_id, part.product_id): part for part in parts.order_by("-pk")}
