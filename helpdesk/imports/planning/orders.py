"""What a line about an order comes to."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from helpdesk.customers.models import Order, OrderLine
from helpdesk.imports.planning.customers import plan_customer
from helpdesk.imports.planning.on_file import OnFile
from helpdesk.imports.planning.plans import LinePlan, differing
from helpdesk.imports.reasons import Reason, reason

_OF_CUSTOMER = ("email", "phone", "name")
HEAD = ("placed_at", "delivered_at", "currency", "total")
PART = ("quantity", "amount", "warranty_until")


def plan_order(cells: Mapping[str, Any], known: OnFile, *, only_missing: bool) -> LinePlan:
    """The order of the line's number and its part, and what the line changes; else those that are to be made.

    Of a customer who is on file an order fills in only what is missing.
    """
    about = {key: cells[key] for key in _OF_CUSTOMER if key in cells}
    plan = plan_customer(about, known, only_missing=True)
    if plan.reasons:
        return plan
    order = known.orders.get(cells["number"])
    if order and (plan.customer is None or plan.customer.pk != order.customer_id):
        return LinePlan(reasons=[reason(Reason.OTHER_CUSTOMER, one=str(order.customer))])
    plan.order, plan.makes = order, order is None
    plan.changes |= differing(cells, head_values(order), only_missing=only_missing)
    if name := cells.get("product"):
        product = known.products.get(str(name).lower())
        plan.order_line = known.order_lines.get((order.pk, product.pk)) if order and product else None
        plan.makes |= plan.order_line is None
        now = {"product": name if plan.order_line else "", **part_values(plan.order_line)}
        plan.changes |= differing(cells, now, only_missing=only_missing)
    return plan


def head_values(order: Order | None) -> dict[str, Any]:
    """What is on file of an order, as lines write it."""
    return {key: _written(getattr(order, key)) if order else "" for key in HEAD}


def part_values(part: OrderLine | None) -> dict[str, Any]:
    """What is on file of a product in an order, as lines write it."""
    return {key: _written(getattr(part, key)) if part else "" for key in PART}


def _written(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    return value if isinstance(value, int | str) else f"{value:.2f}"
