"""Stores that an address which mail came back from works again: something arrived from it, or somebody knows."""

from helpdesk.customers.models import ContactPoint, Customer
from helpdesk.mime.fields.contacts import NotAContact, normalise_email


def address_works(*, email: str, customer: Customer | None = None) -> bool:
    """Forget that mail to the address came back, and tell whether there was anything to forget.

    With `customer`, only if the address is theirs.
    """
    try:
        normalised = normalise_email(email)
    except NotAContact:
        return False
    points = ContactPoint.objects.filter(kind=ContactPoint.Kind.EMAIL, normalised=normalised, bounced_at__isnull=False)
    if customer is not None:
        points = points.filter(customer=customer)
    return bool(points.update(bounced_at=None))
