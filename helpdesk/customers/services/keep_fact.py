"""Corrects what is on file of a customer, or takes it off, as somebody saw to it."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.customers.models import Customer, CustomerFact
from helpdesk.customers.services.note_fact import note_fact
from helpdesk.people.models import User


def keep_fact(
    *,
    customer: Customer,
    key: str,
    value: str,
    by: User,
    since: dt.datetime | None = None,
    instead_of: dt.datetime | None = None,
) -> CustomerFact | None:
    """Store a fact and tell the audit log; an empty value takes it off. Returns the fact, or None.

    `since` is when we learnt what is put back, in the place of what we know since `instead_of`, or of nothing (None).
    What was checked against the value of its day stays as it was written.

    Raises:
        ValueError: there is no such kind of fact.
        ValidationError: another value is there by now than the one in whose place something is put back.
    """
    with recorded(customer, by=by):
        if since and _known_since(customer, key) != instead_of:
            raise ValidationError(gettext("Somebody changed it meanwhile. It stays as it is now."))
        fact = note_fact(customer=customer, key=key, value=value, by=by)
        if fact and since:
            fact.noted_at = since
            fact.save(update_fields=["noted_at"])
    return fact


def _known_since(customer: Customer, key: str) -> dt.datetime | None:
    return CustomerFact.objects.filter(customer=customer, key=key).values_list("noted_at", flat=True).first()
