from helpdesk.customers.services.address_works import address_works
from helpdesk.customers.services.contact_points import (
    ContactTaken,
    NewPoint,
    add_contact_point,
    make_primary,
    remove_contact_point,
    set_verified,
)
from helpdesk.customers.services.find_or_create_customer import find_or_create_customer
from helpdesk.customers.services.keep_fact import keep_fact
from helpdesk.customers.services.note_fact import note_fact
from helpdesk.customers.services.save_customer import make_customer, save_customer

__all__ = [
    "ContactTaken",
    "NewPoint",
    "add_contact_point",
    "address_works",
    "find_or_create_customer",
    "keep_fact",
    "make_customer",
    "make_primary",
    "note_fact",
    "remove_contact_point",
    "save_customer",
    "set_verified",
]
