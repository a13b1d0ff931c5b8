"""Finds which addresses belong to colleagues."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.db.models.functions import Lower

from helpdesk.people.models import User
from helpdesk.people.models.users import STAFF_ROLES


def staff_with(email: str) -> User | None:
    """The colleague who signs in with this address."""
    return _staff([email]).first() if email else None


def staff_among(emails: Iterable[str]) -> frozenset[str]:
    """Those of `emails`, in lower case, that are colleagues' addresses."""
    wanted = {email.lower() for email in emails}
    known = _staff(wanted).values_list("email", flat=True) if wanted else ()
    return frozenset(email.lower() for email in known)


def _staff(emails: Iterable[str]) -> QuerySet[User]:
    people = User.objects.filter(is_active=True, role__in=STAFF_ROLES).alias(address=Lower("email"))
    return people.filter(address__in=[email.lower() for email in emails])
