"""Stores what one line comes to."""

from collections.abc import Mapping
from typing import Any, cast

from django.db import models

from helpdesk.customers.models import Customer, Order, OrderLine, Organisation, Product
from helpdesk.customers.services.find_or_create_customer import find_or_create_customer
from helpdesk.customers.services.note_fact import note_fact
from helpdesk.customers.services.organisations import save_organisation
from helpdesk.customers.services.products import save_product
from helpdesk.imports.models import ImportLine
from helpdesk.imports.planning import LinePlan, OnFile
from helpdesk.imports.planning.customers import FACTS, FIELDS, POINTS
from helpdesk.imports.planning.on_file import points_of
from helpdesk.imports.planning.orders import HEAD, PART
from helpdesk.people.models import User
from helpdesk.tickets.fields import find
from helpdesk.tickets.fields.values import parsed
from helpdesk.tickets.queries.own.own_fields import PREFIX
from helpdesk.tickets.services.parts.own_values import as_kept, put


def store_line(*, line: ImportLine, plan: LinePlan, known: OnFile, by: User | None) -> None:
    """Store a line as planned, tell on it what was made and touched, and let `known` have it for the lines after it."""
    line.customer = _customer(line, plan, known, by)
    line.touched = {"customer": line.customer.pk}
    if "number" not in line.cells:
        return
    order = _order(line, plan, known)
    line.touched["order"] = order.pk
    if product := _product(line, known, by):
        line.touched["order_line"] = _part(line, plan, known, order, product).pk


def set_values(row: models.Model, values: Mapping[str, Any]) -> None:
    """Give a row values as lines write them; an empty one is none where the column knows that."""
    for key, value in values.items():
        column = cast("models.Field[Any, Any]", row._meta.get_field(key))
        setattr(row, key, None if value == "" and column.null else column.to_python(value))


def keep_value(customer: Customer, key: str, value: Any) -> None:
    """Store what a line has of a field; "" and False take it away. The caller has locked the customer's row, and the
    import is one entry of the audit log. A field that is gone since is passed over."""
    if field := find(key):
        put(customer, field, as_kept(field, parsed(field, str(value))) if value not in ("", False) else "")


def _new(plan: LinePlan, keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: pair[1] for key, pair in plan.changes.items() if key in keys}


def _customer(line: ImportLine, plan: LinePlan, known: OnFile, by: User | None) -> Customer:
    customer, cells = plan.customer, line.cells
    if customer is None:
        customer = find_or_create_customer(
            email=cells.get("email", ""), phone=cells.get("phone", ""), name=cells.get("name", "")
        )
        line.made["customer"] = customer.pk
        known.owners.update(dict.fromkeys(points_of(cells), customer))
    else:
        _add_points(customer, plan, known)
    set_values(customer, _new(plan, FIELDS))
    if "organisation" in plan.changes:
        customer.organisation = _organisation(line, known, by)
    if plan.changes:
        customer.save()
    for key, value in _new(plan, FACTS).items():
        note_fact(customer=customer, key=key, value=value, by=by)
        known.facts[customer.pk, key] = value
    for key, (_, value) in plan.changes.items():
        if key.startswith(PREFIX):
            keep_value(customer, key, value)
            known.own.setdefault(customer.pk, {})[key] = value
    return customer


def _add_points(customer: Customer, plan: LinePlan, known: OnFile) -> None:
    for kind, value in _new(plan, POINTS).items():
        [(_, normal)] = points_of({kind: value})
        is_first = not customer.contact_points.filter(kind=kind).exists()
        customer.contact_points.create(kind=kind, value=value, normalised=normal, is_primary=is_first)
        known.owners[kind, normal] = customer


def _organisation(line: ImportLine, known: OnFile, by: User | None) -> Organisation:
    name = line.cells["organisation"]
    if name.lower() not in known.organisations:
        firm = save_organisation(organisation=Organisation(), name=name, domains=[], by=by)
        line.made["organisation"] = firm.pk
        known.organisations[name.lower()] = firm
    return known.organisations[name.lower()]


def _order(line: ImportLine, plan: LinePlan, known: OnFile) -> Order:
    order = plan.order or Order(number=line.cells["number"], customer=line.customer)
    values = _new(plan, HEAD)
    set_values(order, values)
    if values or plan.order is None:
        order.save()
    if plan.order is None:
        line.made["order"] = order.pk
        known.orders[order.number] = order
    return order


def _product(line: ImportLine, known: OnFile, by: User | None) -> Product | None:
    name = line.cells.get("product", "")
    if name and name.lower() not in known.products:
        product = save_product(product=Product(), name=name, by=by)
        line.made["product"] = product.pk
        known.products[name.lower()] = product
    return known.products.get(name.lower())


def _part(line: ImportLine, plan: LinePlan, known: OnFile, order: Order, product: Product) -> OrderLine:
    part = plan.order_line or OrderLine(order=order, product=product)
    values = _new(plan, PART)
    set_values(part, values)
    if values or plan.order_line is None:
        part.save()
    if plan.order_line is None:
        line.made["order_line"] = part.pk
        known.order_lines[order.pk, product.pk] = part
    return part
