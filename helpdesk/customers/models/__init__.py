from helpdesk.customers.models.customers import ContactPoint, Customer, Organisation, OrganisationDomain
from helpdesk.customers.models.facts import CustomerFact
from helpdesk.customers.models.orders import Order, OrderLine, Product

__all__ = [
    "ContactPoint",
    "Customer",
    "CustomerFact",
    "Order",
    "OrderLine",
    "Organisation",
    "OrganisationDomain",
    "Product",
]
