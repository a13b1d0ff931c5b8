"""Placeholders of mails about one request, and of the acknowledgements of new ones."""

import datetime as dt

from django.utils.translation import gettext_noop

from helpdesk.outgoing.texts.placeholders import Empty, Kind, Placeholder
from helpdesk.outgoing.texts.when import instant_words

_FRIDAY = dt.datetime(2026, 11, 20, 22, tzinfo=dt.UTC)

REQUEST = (
    Placeholder("ticket.number", gettext_noop("The number of the request"), "4821", when_empty=Empty.NEVER),
    Placeholder(
        "request.url", gettext_noop("Where the customer sees the request"), "/r/example/", kind=Kind.LINK, required=True
    ),
    Placeholder("team.name", gettext_noop("The team that has the request, once it has one"), "Returns & Refunds"),
)

NEW_REQUEST = (
    *REQUEST,
    Placeholder(
        "customer.name",
        gettext_noop("What we call the customer. Empty for strangers: nobody shall have us mail words of theirs"),
        "Meg",
        when_empty=Empty.SPACE,
    ),
    Placeholder(
        "answer.due",
        gettext_noop("When we answer at the latest, in the customer's time"),
        lambda language: instant_words(_FRIDAY, time_zone="America/New_York", language=language),
    ),
    Placeholder(
        "complaint.further",
        gettext_noop("What a customer can do who is not content with our answer, from the setting COMPLAIN_FURTHER"),
        "Ask for our customer care lead.",
    ),
    Placeholder(
        "office.opens",
        gettext_noop("When we open again. Empty while we are open"),
        lambda language: instant_words(_FRIDAY, time_zone="America/New_York", language=language),
    ),
)
