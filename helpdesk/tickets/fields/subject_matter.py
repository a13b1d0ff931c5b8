"""What a ticket is about: its subject, product, language and tags, and whether it is a complaint."""

from helpdesk.customers.models import Product
from helpdesk.tickets.fields.field import Place, TicketField
from helpdesk.tickets.fields.kinds import Flag, Language, Reference, Tags, Text

WORDS_HINT = "Separate words or phrases with commas. “refund*” also finds “refunds”."
_SELDOM = Place.SIDE | Place.API_READ | Place.API_WRITE | Place.CONDITION | Place.CSV

SUBJECT = TicketField(
    key="subject",
    label="Subject",
    kind=Text(longest=500, is_required=True),
    places=_SELDOM,
    words="the subject",
    hint=WORDS_HINT,
)

# Who the customer works for is kept with the customer: conditions ask about it, and no ticket changes it.
ORGANISATION = TicketField(
    key="organisation",
    label="Organisation",
    kind=Text(longest=200),
    places=Place.CONDITION,
    words="the customer’s organisation",
    hint="Its whole name. Separate several with commas.",
    path="requester__organisation__name",
)

PRODUCT = TicketField(
    key="product",
    label="Product",
    kind=Reference(
        choosable=Product.objects.all,
        every=Product.objects.all,
        offered=lambda: Product.objects.filter(is_active=True),
        slug="slug",
        name="name",
        nobody="None",
        gone="a product that is gone",
    ),
    places=_SELDOM | Place.FILTER,
    words="the product",
    tells_id=True,
)

LANGUAGE = TicketField(
    key="language",
    label="Language",
    kind=Language(),
    places=_SELDOM,
    words="the language",
    hint="Codes such as en, de or pt.",
)

TAGS = TicketField(
    key="tags",
    label="Tags",
    kind=Tags(),
    places=Place.FILTER | Place.API_READ | Place.API_WRITE | Place.API_FILTER | Place.CONDITION | Place.CSV,
    words="the tags",
    hint="Separate tags with commas.",
    parameter="tag",
)

# Becoming a complaint is a step with consequences, so people, programs and rules take it by a verb of its own.
COMPLAINT = TicketField(
    key="is_complaint",
    label="Complaint",
    kind=Flag(badge=("Complaint", "plum", "flag")),
    places=Place.BADGE | Place.API_READ | Place.API_FILTER | Place.CONDITION | Place.CSV,
    words="it is a complaint",
    negated="it is not a complaint",
    changed="Became a complaint",
    emptied="Is no complaint",
)
