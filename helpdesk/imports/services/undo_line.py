"""Takes back what one line did, as far as nobody has gone on from there."""

from collections.abc import Callable
from typing import Any

from django.db import models

from helpdesk.customers.models import (
    ContactPoint,
    Customer,
    CustomerFact,
    Order,
    OrderLine,
    Organisation,
    Product,
)
from helpdesk.customers.services.note_fact import note_fact
from helpdesk.imports.models import ImportLine
from helpdesk.imports.own_columns import columns_of, fields, plain_values
from helpdesk.imports.planning.customers import FACTS, FIELDS, POINTS
from helpdesk.imports.planning.on_file import points_of
from helpdesk.imports.planning.orders import HEAD, PART, head_values, part_values
from helpdesk.imports.reasons import Reason, reason
from helpdesk.imports.services.store_line import keep_value, set_values
from helpdesk.tickets.queries.own.own_fields import PREFIX

_MADE: dict[str, tuple[type[models.Model], tuple[type[models.Model], ...]]] = {
    # In this order, each with what goes along with it.
    "order_line": (OrderLine, ()),
    "order": (Order, ()),
    "customer": (Customer, (ContactPoint, CustomerFact, ImportLine)),
    "product": (Product, ()),
    "organisation": (Organisation, ()),
}


def undo_line(*, line: ImportLine) -> list[list[Any]]:
    """Put back what a line changed and remove what it made; returns why something stays."""
    kept: list[list[Any]] = []
    for put_back in (_customer, _order, _part):
        put_back(line, kept)
    for kind, (model, apart) in _MADE.items():
        row = model._base_manager.filter(pk=line.made.get(kind)).first()
        # A product that was merged stays: what knows its slug finds the other one by it.
        if row is None or (isinstance(row, Product) and row.merged_into_id):
            continue
        if is_named(row, apart):
            kept.append(reason(Reason.IN_USE, text=str(row) if kind != "order_line" else line.cells["product"]))
        else:
            row.delete()
    return kept


def is_named(row: models.Model, apart: tuple[type[models.Model], ...]) -> bool:
    """Whether a row of any other model than these refers to this one."""
    for relation in row._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ManyToOneRel) or relation.related_model in apart:
            continue
        if relation.related_model._base_manager.filter(**{relation.field.name: row.pk}).exists():
            return True
    return False


def _pairs(line: ImportLine, kind: str, keys: tuple[str, ...]) -> dict[str, list[Any]]:
    """What a line changed of a row that it did not make."""
    return {} if kind in line.made else {key: pair for key, pair in line.changes.items() if key in keys}


def _restore(
    line: ImportLine, kept: list[list[Any]], pairs: dict[str, list[Any]], now: Callable[[str], Any]
) -> dict[str, Any]:
    """What to put back: by column the value before, where the line's own still stands.

    What is as before already was put back earlier, or by somebody else.
    """
    back = {}
    for key, (was, became) in pairs.items():
        found = now(key)
        if found == became:
            back[key] = was
        elif found != was:
            labels = {one.key: one.label for one in columns_of(line.batch.kind)}
            kept.append(reason(Reason.CHANGED_SINCE, column=labels.get(key, key)))
    return back


def _customer(line: ImportLine, kept: list[list[Any]]) -> None:
    customer = Customer.objects.filter(pk=line.touched.get("customer")).select_related("organisation").first()
    if customer is None:
        return
    back = _restore(line, kept, _pairs(line, "customer", FIELDS), lambda key: getattr(customer, key))
    set_values(customer, back)
    firm = customer.organisation.name if customer.organisation else ""
    asked = _pairs(line, "customer", ("organisation",))
    firms = _restore(
        line, kept, asked, lambda key: line.cells[key] if firm.lower() == line.cells[key].lower() else firm
    )
    if "organisation" in firms:
        customer.organisation = Organisation.objects.filter(name__iexact=firms["organisation"] or None).first()
    if back or firms:
        customer.save()
    facts = dict(CustomerFact.objects.filter(customer=customer).values_list("key", "value"))
    for key, was in _restore(line, kept, _pairs(line, "customer", FACTS), lambda key: facts.get(key, "")).items():
        note_fact(customer=customer, key=key, value=was)
    # Also of a customer whom the line made: values that are as it wrote them do not keep them here.
    pairs = {key: pair for key, pair in line.changes.items() if key.startswith(PREFIX)}
    own = plain_values([customer.pk], fields().values()).get(customer.pk, {}) if pairs else {}
    for key, was in _restore(line, kept, pairs, lambda key: own.get(key, "")).items():
        keep_value(customer, key, was)
    for kind in _pairs(line, "customer", POINTS):
        [(_, normal)] = points_of({kind: line.cells[kind]})
        customer.contact_points.filter(kind=kind, normalised=normal, verified_at=None).delete()


def _as_written(wanted: str, name: str) -> str:
    """A name as the line writes it, where only the case differs."""
    return wanted if wanted.lower() == name.lower() else name


def _order(line: ImportLine, kept: list[list[Any]]) -> None:
    order = Order.objects.filter(pk=line.touched.get("order")).first()
    if order and (back := _restore(line, kept, _pairs(line, "order", HEAD), head_values(order).get)):
        set_values(order, back)
        order.save()


def _part(line: ImportLine, kept: list[list[Any]]) -> None:
    part = OrderLine.objects.filter(pk=line.touched.get("order_line")).first()
    if part and (back := _restore(line, kept, _pairs(line, "order_line", PART), part_values(part).get)):
        set_values(part, back)
        part.save()
