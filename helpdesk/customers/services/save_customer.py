"""Makes a customer who has not written yet, and changes what we know of one."""

import zoneinfo
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.customers.models import Customer, Organisation
from helpdesk.customers.services.contact_points import NewPoint, check_free, store_point
from helpdesk.people.models import User
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.words.card_numbers import masked

WORDS = ("name", "preferred_name", "notes")


def make_customer(*, points: list[NewPoint], by: User | None, **known: Any) -> Customer:
    """Store a new customer with at least one contact point, the first of each kind being the usual one; `known` is what
    `save_customer` takes.

    Raises:
        ValidationError: there is no contact point, or as `save_customer`.
        ContactTaken: one belongs to another customer.
    """
    if not points:
        raise ValidationError(gettext("Give an address, a number or a handle, so that they can be reached."))
    customer = Customer()
    with transaction.atomic():
        check_free(points)
        with recorded(customer, by=by):
            _store(customer, known, by)
            for point in points:
                store_point(customer, point)
    return customer


def save_customer(*, customer: Customer, by: User | None, **known: Any) -> Customer:
    """Change what is `known` of a customer: `name`, `preferred_name`, `notes`, `language`, `time_zone` and
    `organisation` (None for nowhere). What is not named stays. Members may read each other's requests, so that where
    somebody belongs is said only by who may change organisations.

    Raises:
        PermissionDenied: it is another organisation, and `by` may not say so.
        TypeError: there is nothing of this name to know.
        ValidationError: the time zone is none, the organisation was put away, or the customer was erased.
    """
    if customer.erased_at:
        raise ValidationError(gettext("This customer was erased: nothing can be noted of them any more."))
    with recorded(customer, by=by):
        customer.refresh_from_db()
        _store(customer, known, by)
    return customer


def _store(customer: Customer, known: dict[str, Any], by: User | None) -> None:
    if unknown := known.keys() - {*WORDS, "language", "time_zone", "organisation"}:
        raise TypeError(f"customers have no {', '.join(sorted(unknown))}")
    organisation = known.get("organisation", customer.organisation)
    if organisation != customer.organisation and by and not by.may(Permission.CHANGE_ORGANISATIONS):
        raise PermissionDenied(gettext("You may not say where customers belong."))
    for name, value in known.items():
        setattr(customer, name, masked(value.strip()) if name in WORDS else value)
    _check_zone(customer.time_zone)
    _check_organisation(customer, known.get("organisation"))
    customer.full_clean(exclude=["user"])
    customer.save()


def _check_zone(name: str) -> None:
    if name and name not in zoneinfo.available_timezones():
        words = gettext("There is no time zone called %(time_zone)s.") % {"time_zone": name}
        raise ValidationError({"time_zone": words})


def _check_organisation(customer: Customer, organisation: Organisation | None) -> None:
    if organisation is None or organisation.is_active:
        return
    if not customer.pk or not Customer.objects.filter(pk=customer.pk, organisation=organisation).exists():
        words = gettext("%(name)s is put away: bring it back first.") % {"name": organisation.name}
        raise ValidationError({"organisation": words})
