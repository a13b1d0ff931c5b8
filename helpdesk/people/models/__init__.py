from helpdesk.people.models.customers import ContactPoint, Customer, Organisation
from helpdesk.people.models.facts import CustomerFact
from helpdesk.people.models.new_address import NewAddress
from helpdesk.people.models.orders import Order, OrderLine, Product
from helpdesk.people.models.users import STAFF_ROLES, AfterSend, Role, Team, TeamMembership, User

__all__ = [
    "STAFF_ROLES",
    "AfterSend",
    "ContactPoint",
    "Customer",
    "CustomerFact",
    "NewAddress",
    "Order",
    "OrderLine",
    "Organisation",
    "Product",
    "Role",
    "Team",
    "TeamMembership",
    "User",
]
