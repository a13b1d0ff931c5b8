"""What conditions can ask of a ticket. A new field goes here, into `read` and into `catalogue`."""

from django.db.models import Q

from helpdesk.conditions import operators as op
from helpdesk.conditions.fields import Field
from helpdesk.conditions.subjects import Subject
from helpdesk.tickets.facts import columns

_WORDS_HINT = "Separate words or phrases with commas. “refund*” also finds “refunds”."
_DOMAIN_HINT = "Such as example.com; addresses below it count too."
_NEWEST = columns.message("reply_text", *columns.LATEST)
_FIRST = columns.message("reply_text", *columns.FIRST)
_SENDER = columns.text_column(columns.message("from_email", *columns.LATEST))

TICKET: Subject[Q] = Subject(everything=Q(pk__isnull=False))

for _field, _column in (
    (Field("text", "Message", "the message", op.TEXT, _WORDS_HINT), columns.text_column(_NEWEST)),
    (Field("subject", "Subject", "the subject", op.TEXT, _WORDS_HINT), columns.text_column("subject")),
    (Field("first_text", "First message", "the first message", op.TEXT, _WORDS_HINT), columns.text_column(_FIRST)),
    (Field("sender", "Sender", "the sender", op.ADDRESS, "Full addresses, separated with commas."), _SENDER),
    (Field("sender_domain", "Sender’s domain", "the sender’s domain", op.DOMAIN, _DOMAIN_HINT), _SENDER),
    (Field("channel", "Channel", "the channel", op.CHOICE), columns.key_column("channel")),
    (Field("product", "Product", "the product", op.OPTIONAL_CHOICE), columns.reference_column("product")),
    (
        Field("language", "Language", "the language", op.LANGUAGE, "Codes such as en, de or pt."),
        columns.text_column("language"),
    ),
    (Field("priority", "Priority", "the priority", op.CHOICE), columns.key_column("priority")),
    (Field("tags", "Tags", "the tags", op.NAMES, "Separate tags with commas."), columns.tags_column()),
    (Field("status", "Status", "the status", op.CHOICE), columns.key_column("status")),
    (Field("team", "Team", "the team", op.OPTIONAL_CHOICE), columns.reference_column("team")),
    (
        Field("is_complaint", "Complaint", "it is a complaint", op.FLAG, negated="it is not a complaint"),
        columns.flag_column("is_complaint"),
    ),
):
    TICKET.register(_field, _column)
