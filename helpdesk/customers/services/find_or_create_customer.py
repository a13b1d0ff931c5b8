"""Keeps one customer for one contact point, however many mails arrive at the same moment."""

from collections.abc import Iterable

from django.db import connection, transaction
from django.db.models import Q

from helpdesk.customers.contacts import normalise_handle, normalise_phone
from helpdesk.customers.models import ContactPoint, Customer
from helpdesk.mime.fields.contacts import is_everybodys, normalise_email
from helpdesk.web.words.card_numbers import masked

Points = list[ContactPoint]

_POINT = """
    WITH ours AS (
        INSERT INTO people_contactpoint (customer_id, kind, value, normalised, is_primary)
        VALUES (%s, %s, %s, %s, true) ON CONFLICT DO NOTHING RETURNING id
    )
    SELECT EXISTS (SELECT FROM ours), (
        SELECT firm.id FROM customers_organisationdomain AS theirs
        JOIN people_organisation AS firm ON firm.id = theirs.organisation_id AND firm.is_active
        WHERE theirs.domain = %s
    )
"""
"""Stores a contact point, and tells whether it is ours and which organisation's domain it is at: one statement."""


def find_or_create_customer(
    *,
    email: str = "",
    phone: str = "",
    handle: str = "",
    place: str = "",
    name: str = "",
    language: str = "",
    works: bool = False,
) -> Customer:
    """The customer with this address (first), number, or handle at this place, or a new one with all of them.

    A known customer keeps the name on file; a missing name or contact point is added. One statement finds a customer
    of whom nothing is missing. `works`: something has just arrived from there; that mail came back is forgotten.

    Raises:
        NotAContact: an address or number is no such thing.
        ValueError: neither is given.
    """
    points, name = [], masked(name)
    if email:
        points.append(_point(ContactPoint.Kind.EMAIL, email, normalise_email(email)))
    if phone:
        points.append(_point(ContactPoint.Kind.PHONE, phone, normalise_phone(phone)))
    if handle:
        points.append(_point(ContactPoint.Kind.HANDLE, handle, normalise_handle(handle, place)))
    if not points:
        raise ValueError("a customer needs an e-mail address, a phone number or a handle")
    known = _known(points)
    customer = next((known[_key(point)].customer for point in points if _key(point) in known), None)
    missing = [point for point in points if _key(point) not in known]
    if works:
        _works_again(known.values())
    if customer and not missing and (customer.name or not name):
        return customer
    with transaction.atomic(savepoint=False):
        customer = customer or _create(missing.pop(0), name, language)
        if name and not customer.name:
            customer.name = name[:200]
            customer.save(update_fields=["name", "updated_at"])
        for point in missing:
            point.customer = customer
        ContactPoint.objects.bulk_create(missing, ignore_conflicts=True)
    return customer


def _point(kind: ContactPoint.Kind, value: str, normalised: str) -> ContactPoint:
    return ContactPoint(kind=kind, value=value.strip()[:320], normalised=normalised[:320], is_primary=True)


def _key(point: ContactPoint) -> tuple[str, str]:
    return point.kind, point.normalised


def _known(points: Points) -> dict[tuple[str, str], ContactPoint]:
    """The contact points that are stored, each with whose it is."""
    same = Q()
    for point in points:
        same |= Q(kind=point.kind, normalised=point.normalised)
    return {_key(point): point for point in ContactPoint.objects.filter(same).select_related("customer")}


def _works_again(known: Iterable[ContactPoint]) -> None:
    if bounced := [point.pk for point in known if point.bounced_at]:
        ContactPoint.objects.filter(pk__in=bounced).update(bounced_at=None)


def _create(point: ContactPoint, name: str, language: str) -> Customer:
    """A new customer, or whoever was given the contact point between our look and our write."""
    customer = Customer.objects.create(name=name[:200], language=language[:12])
    with connection.cursor() as cursor:
        cursor.execute(_POINT, [customer.pk, point.kind, point.value, point.normalised, _own_domain(point)])
        is_ours, organisation = cursor.fetchone()
    if is_ours:
        if organisation:
            customer.organisation_id = organisation
            customer.save(update_fields=["organisation", "updated_at"])
        return customer
    customer.delete()
    return _known([point])[_key(point)].customer


def _own_domain(point: ContactPoint) -> str | None:
    """The domain of an address, unless everybody can have one there."""
    domain = point.normalised.rpartition("@")[2] if point.kind == ContactPoint.Kind.EMAIL else ""
    return domain if domain and not is_everybodys(domain) else None
