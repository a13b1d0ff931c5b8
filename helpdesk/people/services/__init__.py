from helpdesk.people.services.find_or_create_customer import find_or_create_customer
from helpdesk.people.services.set_preferences import set_preferences

__all__ = ["find_or_create_customer", "set_preferences"]
