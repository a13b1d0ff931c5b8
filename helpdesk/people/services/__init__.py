from helpdesk.people.services.address_works import address_works
from helpdesk.people.services.find_or_create_customer import find_or_create_customer
from helpdesk.people.services.note_fact import note_fact
from helpdesk.people.services.set_preferences import set_preferences

__all__ = ["address_works", "find_or_create_customer", "note_fact", "set_preferences"]
