"""Fields of what a ticket is about: its subject, product, language and tags, and whether it is a complaint."""

from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from helpdesk.customers.models import Product
from helpdesk.tickets.fields.field import Place, TicketField
from helpdesk.tickets.fields.kinds import Flag, Language, Reference, Tags, Text

WORDS_HINT = gettext_noop("Separate words or phrases with commas. “refund*” also finds “refunds”.")
_SELDOM = Place.SIDE | Place.API_READ | Place.API_WRITE | Place.CONDITION | Place.CSV

SUBJECT = TicketField(
    key="subject",
    label=gettext_noop("Subject"),
    kind=Text(longest=500, is_required=True),
    places=_SELDOM,
    words=gettext_noop("the subject"),
    hint=WORDS_HINT,
)

# Who the customer works for is kept with the customer: conditions ask about it, and no ticket changes it.
ORGANISATION = TicketField(
    key="organisation",
    label=gettext_noop("Organisation"),
    kind=Text(longest=200),
    places=Place.CONDITION,
    words=gettext_noop("the customer’s organisation"),
    hint=gettext_noop("Its whole name. Separate several with commas."),
    path="requester__organisation__name",
)


def _products() -> QuerySet[Product]:
    return Product.objects.filter(merged_into=None)


PRODUCT = TicketField(
    key="product",
    label=gettext_noop("Product"),
    kind=Reference(
        choosable=_products,
        every=_products,
        offered=lambda: Product.objects.filter(is_active=True),
        slug="slug",
        name="name",
        nobody=gettext_noop("None"),
        gone=gettext_noop("a product that is gone"),
        absorbed="merged",
        ever=Product.objects.all,
    ),
    places=_SELDOM | Place.FILTER,
    words=gettext_noop("the product"),
    tells_id=True,
)

LANGUAGE = TicketField(
    key="language",
    label=gettext_noop("Language"),
    kind=Language(),
    places=_SELDOM,
    words=gettext_noop("the language"),
    hint=gettext_noop("Codes such as en, de or pt."),
)

TAGS = TicketField(
    key="tags",
    label=gettext_noop("Tags"),
    kind=Tags(),
    places=Place.FILTER | Place.API_READ | Place.API_WRITE | Place.API_FILTER | Place.CONDITION | Place.CSV,
    words=gettext_noop("the tags"),
    hint=gettext_noop("Separate tags with commas."),
    parameter="tag",
)

# Becoming a complaint is a step with consequences, so people, programs and rules take it by a verb of its own.
COMPLAINT = TicketField(
    key="is_complaint",
    label=gettext_noop("Complaint"),
    kind=Flag(badge=(gettext_noop("Complaint"), "plum", "flag")),
    places=Place.BADGE | Place.API_READ | Place.API_FILTER | Place.CONDITION | Place.CSV,
    words=gettext_noop("it is a complaint"),
    negated=gettext_noop("it is not a complaint"),
    changed=gettext_noop("Became a complaint"),
    emptied=gettext_noop("Is no complaint"),
)
