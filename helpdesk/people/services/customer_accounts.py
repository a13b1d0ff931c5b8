"""Makes the accounts with which customers sign in, and closes them. Whose they are, other rooms know."""

import secrets

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from helpdesk.people.models import Role, User


def make_customer_account(*, email: str, name: str, language: str = "") -> User:
    """Make an account without a password: a link of a mail sets it, which proves the address.

    Raises:
        ValidationError: somebody signs in with this address already.
    """
    if User.objects.filter(email__iexact=email).exists():
        raise ValidationError(gettext("Somebody signs in with %(email)s already.") % {"email": email})
    person = User(email=email.lower(), name=name, role=Role.CUSTOMER, language=language)
    person.set_unusable_password()
    person.full_clean(exclude={"password"})
    person.save()
    return person


def set_customer_account(*, user: User, is_open: bool) -> None:
    """Open a customer's account again, or close it: then nobody is signed in with it, and it stays as it was.

    Raises:
        ValueError: it is a colleague's.
    """
    if user.role != Role.CUSTOMER:
        raise ValueError("no customer's account")
    with transaction.atomic():
        row = User.objects.select_for_update(no_key=True).get(pk=user.pk)
        row.is_active = is_open
        row.session_salt = row.session_salt if is_open else secrets.token_urlsafe(12)
        row.save(update_fields=["is_active", "session_salt"])
