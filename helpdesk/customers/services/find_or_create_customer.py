"""One customer for one contact point, however many mails arrive at the same moment."""

from django.db import IntegrityError, transaction

from helpdesk.customers.contacts import normalise_email, normalise_phone
from helpdesk.customers.models import ContactPoint, Customer


def find_or_create_customer(*, email: str = "", phone: str = "", name: str = "", language: str = "") -> Customer:
    """The customer with this address (first) or number, or a new one with both.

    A known customer keeps the name on file; a missing name or contact point is added.

    Raises:
        NotAContact: an address or number is no such thing.
        ValueError: neither is given.
    """
    points = []
    if email:
        points.append((ContactPoint.Kind.EMAIL, email.strip(), normalise_email(email)))
    if phone:
        points.append((ContactPoint.Kind.PHONE, phone.strip(), normalise_phone(phone)))
    if not points:
        raise ValueError("a customer needs an e-mail address or a phone number")
    with transaction.atomic():
        customer = _find(points) or _create(points, name, language)
        if name and not customer.name:
            customer.name = name[:200]
            customer.save(update_fields=["name", "updated_at"])
        _add_missing(customer, points)
    return customer


Points = list[tuple[ContactPoint.Kind, str, str]]


def _find(points: Points) -> Customer | None:
    for kind, _, normalised in points:
        point = ContactPoint.objects.filter(kind=kind, normalised=normalised).select_related("customer").first()
        if point:
            return point.customer
    return None


def _create(points: Points, name: str, language: str) -> Customer:
    kind, value, normalised = points[0]
    try:
        with transaction.atomic():
            customer = Customer.objects.create(name=name[:200], language=language[:12])
            ContactPoint.objects.create(
                customer=customer, kind=kind, value=value[:320], normalised=normalised[:320], is_primary=True
            )
            return customer
    except IntegrityError:
        # Somebody else stored the same contact point between our look and our write.
        return ContactPoint.objects.select_related("customer").get(kind=kind, normalised=normalised[:320]).customer


def _add_missing(customer: Customer, points: Points) -> None:
    for kind, value, normalised in points:
        ContactPoint.objects.get_or_create(
            kind=kind,
            normalised=normalised[:320],
            defaults={"customer": customer, "value": value[:320], "is_primary": True},
        )
