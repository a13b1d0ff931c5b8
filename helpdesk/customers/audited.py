"""What of customers the audit log tells of."""

from django.urls import reverse
from django.utils.translation import gettext_noop

from helpdesk.audit.registry import Audited, AuditedThing, register
from helpdesk.customers.models import Product


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        AuditedThing(
            "product",
            Product,
            gettext_noop("Product"),
            {
                "name": Audited(gettext_noop("Name")),
                "slug": Audited(gettext_noop("Slug")),
                "is_active": Audited(gettext_noop("Offered")),
            },
            url=lambda key: reverse("customers:product", args=[key]),
        )
    )
