"""Adds, changes and removes the ways to reach a customer: addresses, phone numbers and handles."""

from collections.abc import Iterable
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.customers.contacts import normalise_handle, normalise_phone
from helpdesk.customers.models import ContactPoint, Customer
from helpdesk.mime.fields.contacts import NotAContact, normal, normalise_email
from helpdesk.people.models import User


class NewPoint(NamedTuple):
    """A contact point as somebody wrote it, with its normal form."""

    kind: str
    value: str
    normalised: str

    @classmethod
    def of(cls, kind: str, value: str, place: str = "") -> "NewPoint":
        """The point of what was written; `place` is where somebody has a handle.

        Raises:
            ValidationError: by "value" (and "place"), what it cannot be.
        """
        written = " ".join(value.split())[:320]
        try:
            match kind:
                case ContactPoint.Kind.EMAIL:
                    return cls(kind, written, normalise_email(written)[:320])
                case ContactPoint.Kind.PHONE:
                    return cls(kind, written, normalise_phone(written)[:320])
        except NotAContact as error:
            raise ValidationError({"value": _refusal(kind)}) from error
        if not place.strip():
            raise ValidationError({"place": gettext("Say where they are called so, such as the name of a network.")})
        if not written.removeprefix("@"):
            raise ValidationError({"value": gettext("Write what they are called there.")})
        return cls(ContactPoint.Kind.HANDLE, written, normalise_handle(written, place.strip().lower())[:320])


class ContactTaken(Exception):
    """The contact point is another customer's, its `owner`; `is_last` says whether they would be left without any."""

    def __init__(self, owner: Customer, point: ContactPoint) -> None:
        super().__init__(gettext("%(value)s belongs to %(name)s.") % {"value": point.value, "name": owner.display_name})
        self.owner = owner
        self.bars = bars(point)


def add_contact_point(*, customer: Customer, point: NewPoint, by: User | None, take: bool = False) -> ContactPoint:
    """Give a customer one more contact point, the usual one where it is the first of its kind. One that is theirs
    already stays as it is.

    `take` takes it over from another customer, who keeps their tickets.

    Raises:
        ContactTaken: it is another customer's; with `take` only where they cannot do without it.
        ValidationError: the customer was erased.
    """
    if customer.erased_at:
        raise ValidationError(gettext("This customer was erased: nothing can be noted of them any more."))
    with transaction.atomic():
        there = _stored([point]).first()
        if there and there.customer_id != customer.pk:
            if not take or bars(there):
                raise ContactTaken(there.customer, there)
            with recorded(there.customer, by=by):
                there.delete()
        with recorded(customer, by=by):
            return store_point(customer, point)


def remove_contact_point(*, point: ContactPoint, by: User | None) -> None:
    """Forget a contact point; what comes from there makes a new customer. The next one of its kind becomes the usual.

    Raises:
        ValidationError: it is the last one that they have, or they sign in with it.
    """
    with recorded(point.customer, by=by):
        row = ContactPoint.objects.select_related("customer__user").filter(pk=point.pk).first()
        if row is None:
            return
        if told := bars(row):
            raise ValidationError(told)
        row.delete()


def make_primary(*, point: ContactPoint, by: User | None) -> None:
    """Make this the one of its kind that is used where nothing else says which."""
    with recorded(point.customer, by=by):
        same = ContactPoint.objects.filter(customer=point.customer_id, kind=point.kind)
        same.exclude(pk=point.pk).update(is_primary=False)
        same.filter(pk=point.pk).update(is_primary=True)


def set_verified(*, point: ContactPoint, is_verified: bool, by: User | None) -> None:
    """Note that somebody made sure that this is theirs, and that it works; or that nobody did."""
    with recorded(point.customer, by=by):
        found = ContactPoint.objects.filter(pk=point.pk)
        if is_verified:
            found.update(verified_at=timezone.now(), bounced_at=None)
        else:
            found.update(verified_at=None)


def bars(point: ContactPoint) -> str:
    """Why its customer cannot do without it, in words; empty where they can."""
    if not ContactPoint.objects.filter(customer=point.customer_id).exclude(pk=point.pk).exists():
        return gettext("It is the last way to reach %(name)s.") % {"name": point.customer.display_name}
    user = point.customer.user
    if user and point.kind == ContactPoint.Kind.EMAIL and normal(user.email) == point.normalised:
        return gettext("%(name)s signs in with it.") % {"name": point.customer.display_name}
    return ""


def check_free(points: Iterable[NewPoint]) -> None:
    """Refuse contact points of other customers.

    Raises:
        ContactTaken: the first that is taken.
    """
    if there := _stored(list(points)).first():
        raise ContactTaken(there.customer, there)


def store_point(customer: Customer, point: NewPoint) -> ContactPoint:
    """Store a free contact point; the caller has locked or just made the customer."""
    kept, _ = ContactPoint.objects.get_or_create(
        kind=point.kind,
        normalised=point.normalised,
        defaults={
            "customer": customer,
            "value": point.value,
            "is_primary": not customer.contact_points.filter(kind=point.kind).exists(),
        },
    )
    if kept.customer_id != customer.pk:  # somebody wrote from there between our look and our write
        raise ContactTaken(kept.customer, kept)
    return kept


def _stored(points: list[NewPoint]) -> QuerySet[ContactPoint]:
    same = Q()
    for point in points:
        same |= Q(kind=point.kind, normalised=point.normalised)
    return ContactPoint.objects.filter(same).select_related("customer__user").order_by("pk")


def _refusal(kind: str) -> str:
    if kind == ContactPoint.Kind.EMAIL:
        return gettext("This address could not be reached. An address looks like name@example.org.")
    return gettext("This is no phone number. One from abroad begins with + and the country.")
