"""What of customers the audit log tells of."""

from django.urls import reverse
from django.utils.translation import gettext_noop

from helpdesk.audit.registry import Audited, AuditedThing, register, register_action
from helpdesk.customers.models import Customer, Organisation, Product

MERGED = "product_merged"


def _domains(organisation: Organisation) -> list[str]:
    return [row.domain for row in organisation.domains.all()]


def _account(customer: Customer) -> str:
    return customer.user.email if customer.user and customer.user.is_active else ""


def _points(customer: Customer) -> list[str]:
    """The ways to reach a customer: the usual ones with a star, those that somebody made sure of with a tick."""
    rows = customer.contact_points.order_by("pk")
    return [f"{row.value}{' ★' if row.is_primary else ''}{' ✓' if row.verified_at else ''}" for row in rows]


def _facts(customer: Customer) -> list[str]:
    return list(customer.facts.order_by("key").values_list("value", flat=True))


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register_action(MERGED, gettext_noop("merged into another one"))
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
    register(
        AuditedThing(
            "organisation",
            Organisation,
            gettext_noop("Organisation"),
            {
                "name": Audited(gettext_noop("Name")),
                "domains": Audited(gettext_noop("Domains"), _domains),
                "members": Audited(gettext_noop("Members"), lambda organisation: organisation.customers.count()),
                "readers": Audited(gettext_noop("Who may read the members’ requests")),
                "is_active": Audited(gettext_noop("In use")),
            },
            url=lambda key: reverse("customers:organisation", args=[key]),
        )
    )
    register(
        AuditedThing(
            "customer",
            Customer,
            gettext_noop("Customer"),
            {
                "name": Audited(gettext_noop("Name")),
                "preferred_name": Audited(gettext_noop("Preferred name")),
                "language": Audited(gettext_noop("Language")),
                "time_zone": Audited(gettext_noop("Time zone")),
                "organisation": Audited(gettext_noop("Organisation")),
                "reads_for": Audited(gettext_noop("Reads the requests of")),
                "account": Audited(gettext_noop("Account"), _account),
                "contact_points": Audited(gettext_noop("Contact"), _points),
                "facts": Audited(gettext_noop("On file"), _facts),
                "notes": Audited(gettext_noop("Notes")),
            },
            name=lambda customer: customer.display_name,
            url=lambda key: reverse("customers:customer", args=[key]),
        )
    )
