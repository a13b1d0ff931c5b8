"""What a line about a customer comes to."""

from collections.abc import Mapping
from typing import Any

from helpdesk.customers.models import ContactPoint, Customer, CustomerFact
from helpdesk.imports.planning.on_file import OnFile, points_of
from helpdesk.imports.planning.plans import LinePlan, differing
from helpdesk.imports.reasons import Reason, reason
from helpdesk.tickets.queries.own.own_fields import PREFIX

FIELDS = ("name", "preferred_name", "language", "time_zone", "notes")
FACTS = tuple(key.value for key in CustomerFact.Key)
POINTS = tuple(kind.value for kind in (ContactPoint.Kind.EMAIL, ContactPoint.Kind.PHONE))


def plan_customer(cells: Mapping[str, Any], known: OnFile, *, only_missing: bool) -> LinePlan:
    """The customer with the line's address or number, and what the line changes; else one to be made."""
    points = points_of(cells)
    owners = [known.owners[point] for point in points if point in known.owners]
    if len({owner.pk for owner in owners}) > 1:
        return LinePlan(reasons=[reason(Reason.TWO_CUSTOMERS, one=str(owners[0]), other=str(owners[1]))])
    plan = LinePlan(customer=owners[0] if owners else None, makes=not owners)
    firm = known.organisations.get(str(cells.get("organisation", "")).lower())
    if firm and not firm.is_active:
        plan.reasons.append(reason(Reason.PUT_AWAY, text=firm.name))
    plan.changes = differing(cells, _now(cells, plan.customer, known), only_missing=only_missing)
    return plan


def _now(cells: Mapping[str, Any], customer: Customer | None, known: OnFile) -> dict[str, Any]:
    """What is on file of a customer, by column; an address that is theirs already is as the line has it."""
    now: dict[str, Any] = {key: getattr(customer, key) if customer else "" for key in FIELDS}
    now["organisation"] = _organisation(cells, customer)
    now |= {key: known.facts.get((customer.pk, key), "") if customer else "" for key in FACTS}
    own = known.own.get(customer.pk, {}) if customer else {}
    # Who has no yes has a no.
    nothing = {key: False if isinstance(cell, bool) else "" for key, cell in cells.items()}
    now |= {key: own.get(key, nothing[key]) for key in cells if key.startswith(PREFIX)}
    for kind, normal in points_of(cells):
        now[kind] = cells[kind] if customer and (kind, normal) in known.owners else ""
    return now


def _organisation(cells: Mapping[str, Any], customer: Customer | None) -> str:
    """The name of the organisation; as the line writes it where only the case differs."""
    name = customer.organisation.name if customer and customer.organisation else ""
    wanted = str(cells.get("organisation", ""))
    return wanted if wanted.lower() == name.lower() else name
