"""The subject of conditions about tickets: what the customer wrote, the ticket's fields, and what follows from both."""

from django.db.models import Q
from django.utils.translation import gettext_noop

from helpdesk.conditions import operators as op
from helpdesk.conditions.fields import Field
from helpdesk.conditions.subjects import Subject
from helpdesk.tickets.facts import columns, derived, kinds
from helpdesk.tickets.facts.derived.message import GROUP as MESSAGE
from helpdesk.tickets.fields import Place, shown_in
from helpdesk.tickets.fields.subject_matter import WORDS_HINT

_DOMAIN_HINT = gettext_noop("Such as example.com; addresses below it count too.")
_NEWEST = columns.message("reply_text", *columns.LATEST)
_FIRST = columns.message("reply_text", *columns.FIRST)
_SENDER = columns.text_column(columns.message("from_email", *columns.LATEST))

WRITTEN = (
    (
        Field("text", gettext_noop("Message"), gettext_noop("the message"), op.TEXT, WORDS_HINT, group=MESSAGE),
        columns.text_column(_NEWEST),
    ),
    (
        Field(
            "first_text",
            gettext_noop("First message"),
            gettext_noop("the first message"),
            op.TEXT,
            WORDS_HINT,
            group=MESSAGE,
        ),
        columns.text_column(_FIRST),
    ),
    (
        Field(
            "sender",
            gettext_noop("Sender"),
            gettext_noop("the sender"),
            op.ADDRESS,
            gettext_noop("Full addresses, separated with commas."),
            group=MESSAGE,
        ),
        _SENDER,
    ),
    (
        Field(
            "sender_domain",
            gettext_noop("Sender’s domain"),
            gettext_noop("the sender’s domain"),
            op.DOMAIN,
            _DOMAIN_HINT,
            group=MESSAGE,
        ),
        _SENDER,
    ),
)

TICKET: Subject[Q] = Subject(everything=Q(pk__isnull=False))
for _field, _column in WRITTEN:
    TICKET.register(_field, _column)
TICKET.register_source(
    lambda: [(kinds.condition_field(field), kinds.column(field)) for field in shown_in(Place.CONDITION)],
)
TICKET.register_source(lambda: [(fact.field, fact.column) for fact in derived.registered()])
