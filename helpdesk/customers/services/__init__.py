from helpdesk.customers.services.address_works import address_works
from helpdesk.customers.services.find_or_create_customer import find_or_create_customer
from helpdesk.customers.services.note_fact import note_fact

__all__ = ["address_works", "find_or_create_customer", "note_fact"]
