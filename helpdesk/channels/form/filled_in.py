"""Values that a link brings along into a contact form: named ones alone, each cut to what its field takes."""

from typing import Any

from helpdesk.channels.form.asked import ORDER_LENGTH
from helpdesk.channels.form.own import own_fields_of
from helpdesk.customers.models import Product
from helpdesk.tickets.fields.kinds import MultipleChoice
from helpdesk.tickets.models import ContactForm
from helpdesk.web.parameters import Parameters

LENGTHS = {"message": 2000, "subject": 200, "order": ORDER_LENGTH, "name": 100, "email": 254}
"""What a link can fill in beside the product, and how long it may be."""
PRODUCT, SEARCHED = "product", "q"
"""The product by its slug; words of a search become the message."""


def of_link(params: Parameters, form: ContactForm) -> dict[str, Any]:
    """What the address fills in, of the fields that the form asks; anything else is passed over."""
    asked = {"message", "email", *form.asked}
    known: dict[str, Any] = {
        name: params.words(name, longest=longest) for name, longest in LENGTHS.items() if name in asked
    }
    known["message"] = known["message"] or params.words(SEARCHED, longest=500)
    if PRODUCT in asked and (slug := params.words(PRODUCT, longest=120)):
        found = Product.objects.select_related("merged_into").filter(slug=slug).first()
        known[PRODUCT] = found.successor if found and found.successor.is_active else None
    for field, _ in own_fields_of(form):
        words = params.words(field.key)
        known[field.key] = [words] if words and isinstance(field.kind, MultipleChoice) else words
    return {name: value for name, value in known.items() if value}
